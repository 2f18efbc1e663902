/** Settings of the kernel: the same in a cluster's own nodes and in pools of their own. */
export const sysctlConfig = `
sysctl_config: list ..1
  fs_aio_max_nr number optional | least 65536 | most 6553500
  fs_file_max number optional | least 8192 | most 12000500
  fs_inotify_max_user_watches number optional | least 781250 | most 2097152
  fs_nr_open number optional | least 8192 | most 20000500
  kernel_threads_max number optional | least 20 | most 513785
  net_core_netdev_max_backlog number optional | least 1000 | most 3240000
  net_core_optmem_max number optional | least 20480 | most 4194304
  net_core_rmem_default number optional | least 212992 | most 134217728
  net_core_rmem_max number optional | least 212992 | most 134217728
  net_core_somaxconn number optional | least 4096 | most 3240000
  net_core_wmem_default number optional | least 212992 | most 134217728
  net_core_wmem_max number optional | least 212992 | most 134217728
  net_ipv4_ip_local_port_range_max number optional | least 32768 | most 65535
  net_ipv4_ip_local_port_range_min number optional | least 1024 | most 60999
  net_ipv4_neigh_default_gc_thresh1 number optional | least 128 | most 80000
  net_ipv4_neigh_default_gc_thresh2 number optional | least 512 | most 90000
  net_ipv4_neigh_default_gc_thresh3 number optional | least 1024 | most 100000
  net_ipv4_tcp_fin_timeout number optional | least 5 | most 120
  net_ipv4_tcp_keepalive_intvl number optional | least 10 | most 90
  net_ipv4_tcp_keepalive_probes number optional | least 1 | most 15
  net_ipv4_tcp_keepalive_time number optional | least 30 | most 432000
  net_ipv4_tcp_max_syn_backlog number optional | least 128 | most 3240000
  net_ipv4_tcp_max_tw_buckets number optional | least 8000 | most 1440000
  net_ipv4_tcp_tw_reuse bool optional
  net_netfilter_nf_conntrack_buckets number optional | least 65536 | most 524288
  net_netfilter_nf_conntrack_max number optional | least 131072 | most 2097152
  vm_max_map_count number optional | least 65530 | most 262144
  vm_swappiness number optional | least 0 | most 100
  vm_vfs_cache_pressure number optional | least 0 | most 100
`;
