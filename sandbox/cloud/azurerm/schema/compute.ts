/** Virtual machines and their disks, as in hashicorp/azurerm 4.79. */
export const computeTable = `
resource azurerm_linux_virtual_machine 0
  admin_password string optional sensitive | replaces | conflictsWith ["os_managed_disk_id"]
  admin_username string optional | replaces | exactlyOneOf ["admin_username","os_managed_disk_id"]
  allow_extension_operations bool optional computed
  availability_set_id string optional | replaces | is "azure-resource-id" | conflictsWith ["capacity_reservation_group_id","virtual_machine_scale_set_id","zone"]
  bypass_platform_safety_checks_on_user_schedule_enabled bool optional | default false | conflictsWith ["os_managed_disk_id"]
  capacity_reservation_group_id string optional | is "azure-resource-id" | conflictsWith ["availability_set_id","proximity_placement_group_id"]
  computer_name string optional computed | replaces | conflictsWith ["os_managed_disk_id"]
  custom_data string optional sensitive | replaces | is "base64" | conflictsWith ["os_managed_disk_id"]
  dedicated_host_group_id string optional | is "azure-resource-id" | conflictsWith ["dedicated_host_id"]
  dedicated_host_id string optional | is "azure-resource-id" | conflictsWith ["dedicated_host_group_id"]
  disable_password_authentication bool optional computed | replaces
  disk_controller_type string optional computed | among ["NVMe","SCSI"]
  edge_zone string optional | replaces
  encryption_at_host_enabled bool optional
  eviction_policy string optional | replaces | among ["Deallocate","Delete"]
  extensions_time_budget string optional | default "PT1H30M"
  id string optional computed
  license_type string optional | among ["RHEL_BYOS","RHEL_BASE","RHEL_EUS","RHEL_SAPAPPS","RHEL_SAPHA","RHEL_BASESAPAPPS","RHEL_BASESAPHA","SLES_BYOS","SLES_SAP","SLES_HPC","UBUNTU_PRO"]
  location string required | replaces
  max_bid_price number optional | default -1 | least -1
  name string required | replaces
  network_interface_ids list(string) required | is "azure-resource-id"
  os_managed_disk_id string optional computed | replaces | is "azure-resource-id" | exactlyOneOf ["os_managed_disk_id","source_image_id","source_image_reference"]
  patch_assessment_mode string optional computed | among ["AutomaticByPlatform","ImageDefault"] | conflictsWith ["os_managed_disk_id"]
  patch_mode string optional computed | among ["AutomaticByPlatform","ImageDefault"] | conflictsWith ["os_managed_disk_id"]
  platform_fault_domain number optional | replaces | default -1 | least -1 | needs ["virtual_machine_scale_set_id"]
  priority string optional | replaces | default "Regular" | among ["Regular","Spot"]
  private_ip_address string computed
  private_ip_addresses list(string) computed
  provision_vm_agent bool optional computed | replaces | conflictsWith ["os_managed_disk_id"]
  proximity_placement_group_id string optional | is "azure-resource-id" | conflictsWith ["capacity_reservation_group_id"]
  public_ip_address string computed
  public_ip_addresses list(string) computed
  reboot_setting string optional | among ["Always","IfRequired","Never"] | conflictsWith ["os_managed_disk_id"]
  resource_group_name string required | replaces
  secure_boot_enabled bool optional | replaces
  size string required | shortest 1
  source_image_id string optional | replaces | exactlyOneOf ["os_managed_disk_id","source_image_id","source_image_reference"]
  tags map(string) optional
  user_data string optional | is "base64"
  virtual_machine_id string computed
  virtual_machine_scale_set_id string optional | is "azure-resource-id" | conflictsWith ["availability_set_id"]
  vm_agent_platform_updates_enabled bool optional computed deprecated
  vtpm_enabled bool optional | replaces
  zone string optional | replaces
  additional_capabilities: list ..1
    hibernation_enabled bool optional | default false
    ultra_ssd_enabled bool optional | default false
  admin_ssh_key: set | replaces | conflictsWith ["os_managed_disk_id"]
    public_key string required | replaces
    username string required | replaces | shortest 1
  boot_diagnostics: list ..1
    storage_account_uri string optional
  gallery_application: list ..100 | conflictsWith ["os_managed_disk_id"]
    automatic_upgrade_enabled bool optional | default false
    configuration_blob_uri string optional
    order number optional | default 0
    tag string optional | shortest 1
    treat_failure_as_deployment_failure_enabled bool optional | default false
    version_id string required | is "azure-resource-id"
  identity: list ..1
    identity_ids set(string) optional | is "azure-resource-id"
    principal_id string computed
    tenant_id string computed
    type string required | among ["UserAssigned","SystemAssigned","SystemAssigned, UserAssigned"]
  os_disk: list 1..1
    caching string required | among ["None","ReadOnly","ReadWrite"]
    disk_encryption_set_id string optional | conflictsWith ["os_disk.secure_vm_disk_encryption_set_id"]
    disk_size_gb number optional computed | least 0 | most 4095
    id string computed
    name string optional computed | replaces | conflictsWith ["os_managed_disk_id"]
    secure_vm_disk_encryption_set_id string optional | replaces | conflictsWith ["os_disk.disk_encryption_set_id"]
    security_encryption_type string optional | replaces | among ["VMGuestStateOnly","DiskWithVMGuestState"]
    storage_account_type string optional computed | replaces | among ["Premium_LRS","Standard_LRS","StandardSSD_LRS","StandardSSD_ZRS","Premium_ZRS"] | exactlyOneOf ["os_managed_disk_id","os_disk.storage_account_type"]
    write_accelerator_enabled bool optional | default false
    diff_disk_settings: list ..1 | replaces | conflictsWith ["os_managed_disk_id"]
      option string required | replaces | among ["Local"]
      placement string optional | replaces | default "CacheDisk" | among ["CacheDisk","ResourceDisk","NvmeDisk"]
  os_image_notification: list ..1
    timeout string optional | default "PT15M" | among ["PT15M"]
  plan: list ..1 | replaces
    name string required | replaces
    product string required | replaces
    publisher string required | replaces
  secret: list
    key_vault_id string required
    certificate: set 1..
      url string required
  source_image_reference: list ..1 | replaces | exactlyOneOf ["os_managed_disk_id","source_image_id","source_image_reference"]
    offer string required | replaces | shortest 1
    publisher string required | replaces | shortest 1
    sku string required | replaces | shortest 1
    version string required | replaces | shortest 1
  termination_notification: list ..1
    enabled bool required
    timeout string optional | default "PT5M"
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_managed_disk 1
  create_option string required | replaces | among ["Copy","Empty","FromImage","Import","ImportSecure","Restore","Upload"]
  disk_access_id string optional | is "azure-resource-id"
  disk_encryption_set_id string optional | conflictsWith ["secure_vm_disk_encryption_set_id"]
  disk_iops_read_only number optional computed | least 1
  disk_iops_read_write number optional computed | least 1
  disk_mbps_read_only number optional computed | least 1
  disk_mbps_read_write number optional computed | least 1
  disk_size_gb number optional computed
  edge_zone string optional | replaces
  gallery_image_reference_id string optional | replaces | conflictsWith ["image_reference_id"]
  hyper_v_generation string optional | replaces | among ["V1","V2"]
  id string optional computed
  image_reference_id string optional | replaces | conflictsWith ["gallery_image_reference_id"]
  location string required | replaces
  logical_sector_size number optional computed | replaces | among [512,4096]
  max_shares number optional computed | least 2 | most 10
  name string required | replaces
  network_access_policy string optional | default "AllowAll" | among ["AllowAll","AllowPrivate","DenyAll"]
  on_demand_bursting_enabled bool optional
  optimized_frequent_attach_enabled bool optional | default false
  os_type string optional | among ["Windows","Linux"]
  performance_plus_enabled bool optional | replaces | default false
  public_network_access_enabled bool optional | default true
  resource_group_name string required | replaces
  secure_vm_disk_encryption_set_id string optional | replaces | conflictsWith ["disk_encryption_set_id"]
  security_type string optional | replaces | among ["ConfidentialVM_VMGuestStateOnlyEncryptedWithPlatformKey","ConfidentialVM_DiskEncryptedWithPlatformKey","ConfidentialVM_DiskEncryptedWithCustomerKey"]
  source_resource_id string optional | replaces
  source_uri string optional computed | replaces
  storage_account_id string optional | replaces | is "azure-resource-id"
  storage_account_type string required | among ["Standard_LRS","StandardSSD_ZRS","Premium_LRS","PremiumV2_LRS","Premium_ZRS","StandardSSD_LRS","UltraSSD_LRS"]
  tags map(string) optional
  tier string optional computed
  trusted_launch_enabled bool optional | replaces
  upload_size_bytes number optional | replaces | least 1
  zone string optional | replaces
  encryption_settings: list ..1
    disk_encryption_key: list 1..1
      secret_url string required
      source_vault_id string required
    key_encryption_key: list ..1
      key_url string required
      source_vault_id string required
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_virtual_machine_data_disk_attachment 0
  caching string required | among ["None","ReadOnly","ReadWrite"]
  create_option string optional | replaces | default "Attach" | among ["Attach","Empty"]
  id string optional computed
  lun number required | replaces | least 0
  managed_disk_id string required | replaces | is "azure-resource-id"
  virtual_machine_id string required | replaces | is "azure-resource-id"
  write_accelerator_enabled bool optional | default false
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_virtual_machine_extension 0
  auto_upgrade_minor_version bool optional
  automatic_upgrade_enabled bool optional
  failure_suppression_enabled bool optional | default false
  id string optional computed
  name string required | replaces
  protected_settings string optional sensitive | conflictsWith ["protected_settings_from_key_vault"]
  provision_after_extensions list(string) optional
  publisher string required | replaces
  settings string optional
  tags map(string) optional
  type string required
  type_handler_version string required
  virtual_machine_id string required | replaces | is "azure-resource-id"
  protected_settings_from_key_vault: list ..1 | conflictsWith ["protected_settings"]
    secret_url string required
    source_vault_id string required | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional
`;
