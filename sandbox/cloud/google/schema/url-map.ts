/** Which backend answers which address, as in hashicorp/google 6.50. */
export const urlMapTable = `
resource google_compute_url_map 0
  creation_timestamp string computed
  default_service string optional | exactlyOneOf ["default_service","default_url_redirect","default_route_action.weighted_backend_services"]
  description string optional
  fingerprint string computed
  id string optional computed
  map_id number computed
  name string required | replaces
  project string optional computed | replaces
  self_link string computed
  default_custom_error_response_policy: list ..1
    error_service string optional
    error_response_rule: list
      match_response_codes list(string) optional
      override_response_code number optional
      path string optional
  default_route_action: list ..1 | conflictsWith ["default_url_redirect"]
    cors_policy: list ..1 | atLeastOneOf ["default_route_action.weighted_backend_services","default_route_action.url_rewrite","default_route_action.timeout","default_route_action.retry_policy","default_route_action.request_mirror_policy","default_route_action.cors_policy","default_route_action.fault_injection_policy"]
      allow_credentials bool optional | default false | atLeastOneOf ["default_route_action.cors_policy.allow_origins","default_route_action.cors_policy.allow_origin_regexes","default_route_action.cors_policy.allow_methods","default_route_action.cors_policy.allow_headers","default_route_action.cors_policy.expose_headers","default_route_action.cors_policy.max_age","default_route_action.cors_policy.allow_credentials","default_route_action.cors_policy.disabled"]
      allow_headers list(string) optional | atLeastOneOf ["default_route_action.cors_policy.allow_origins","default_route_action.cors_policy.allow_origin_regexes","default_route_action.cors_policy.allow_methods","default_route_action.cors_policy.allow_headers","default_route_action.cors_policy.expose_headers","default_route_action.cors_policy.max_age","default_route_action.cors_policy.allow_credentials","default_route_action.cors_policy.disabled"]
      allow_methods list(string) optional | atLeastOneOf ["default_route_action.cors_policy.allow_origins","default_route_action.cors_policy.allow_origin_regexes","default_route_action.cors_policy.allow_methods","default_route_action.cors_policy.allow_headers","default_route_action.cors_policy.expose_headers","default_route_action.cors_policy.max_age","default_route_action.cors_policy.allow_credentials","default_route_action.cors_policy.disabled"]
      allow_origin_regexes list(string) optional | atLeastOneOf ["default_route_action.cors_policy.allow_origins","default_route_action.cors_policy.allow_origin_regexes","default_route_action.cors_policy.allow_methods","default_route_action.cors_policy.allow_headers","default_route_action.cors_policy.expose_headers","default_route_action.cors_policy.max_age","default_route_action.cors_policy.allow_credentials","default_route_action.cors_policy.disabled"]
      allow_origins list(string) optional | atLeastOneOf ["default_route_action.cors_policy.allow_origins","default_route_action.cors_policy.allow_origin_regexes","default_route_action.cors_policy.allow_methods","default_route_action.cors_policy.allow_headers","default_route_action.cors_policy.expose_headers","default_route_action.cors_policy.max_age","default_route_action.cors_policy.allow_credentials","default_route_action.cors_policy.disabled"]
      disabled bool optional | default false | atLeastOneOf ["default_route_action.cors_policy.allow_origins","default_route_action.cors_policy.allow_origin_regexes","default_route_action.cors_policy.allow_methods","default_route_action.cors_policy.allow_headers","default_route_action.cors_policy.expose_headers","default_route_action.cors_policy.max_age","default_route_action.cors_policy.allow_credentials","default_route_action.cors_policy.disabled"]
      expose_headers list(string) optional | atLeastOneOf ["default_route_action.cors_policy.allow_origins","default_route_action.cors_policy.allow_origin_regexes","default_route_action.cors_policy.allow_methods","default_route_action.cors_policy.allow_headers","default_route_action.cors_policy.expose_headers","default_route_action.cors_policy.max_age","default_route_action.cors_policy.allow_credentials","default_route_action.cors_policy.disabled"]
      max_age number optional | atLeastOneOf ["default_route_action.cors_policy.allow_origins","default_route_action.cors_policy.allow_origin_regexes","default_route_action.cors_policy.allow_methods","default_route_action.cors_policy.allow_headers","default_route_action.cors_policy.expose_headers","default_route_action.cors_policy.max_age","default_route_action.cors_policy.allow_credentials","default_route_action.cors_policy.disabled"]
    fault_injection_policy: list ..1 | atLeastOneOf ["default_route_action.weighted_backend_services","default_route_action.url_rewrite","default_route_action.timeout","default_route_action.retry_policy","default_route_action.request_mirror_policy","default_route_action.cors_policy","default_route_action.fault_injection_policy"]
      abort: list ..1 | atLeastOneOf ["default_route_action.fault_injection_policy.delay","default_route_action.fault_injection_policy.abort"]
        http_status number optional | least 200 | most 599 | atLeastOneOf ["default_route_action.fault_injection_policy.abort.http_status","default_route_action.fault_injection_policy.abort.percentage"]
        percentage number optional | least 0 | most 100 | atLeastOneOf ["default_route_action.fault_injection_policy.abort.http_status","default_route_action.fault_injection_policy.abort.percentage"]
      delay: list ..1 | atLeastOneOf ["default_route_action.fault_injection_policy.delay","default_route_action.fault_injection_policy.abort"]
        percentage number optional | least 0 | most 100 | atLeastOneOf ["default_route_action.fault_injection_policy.delay.fixed_delay","default_route_action.fault_injection_policy.delay.percentage"]
        fixed_delay: list ..1 | atLeastOneOf ["default_route_action.fault_injection_policy.delay.fixed_delay","default_route_action.fault_injection_policy.delay.percentage"]
          nanos number optional | atLeastOneOf ["default_route_action.fault_injection_policy.delay.fixed_delay.seconds","default_route_action.fault_injection_policy.delay.fixed_delay.nanos"]
          seconds string optional | atLeastOneOf ["default_route_action.fault_injection_policy.delay.fixed_delay.seconds","default_route_action.fault_injection_policy.delay.fixed_delay.nanos"]
    max_stream_duration: list ..1
      nanos number optional
      seconds string required
    request_mirror_policy: list ..1 | atLeastOneOf ["default_route_action.weighted_backend_services","default_route_action.url_rewrite","default_route_action.timeout","default_route_action.retry_policy","default_route_action.request_mirror_policy","default_route_action.cors_policy","default_route_action.fault_injection_policy"]
      backend_service string required
    retry_policy: list ..1 | atLeastOneOf ["default_route_action.weighted_backend_services","default_route_action.url_rewrite","default_route_action.timeout","default_route_action.retry_policy","default_route_action.request_mirror_policy","default_route_action.cors_policy","default_route_action.fault_injection_policy"]
      num_retries number optional | default 1 | least 1 | atLeastOneOf ["default_route_action.retry_policy.retry_conditions","default_route_action.retry_policy.num_retries","default_route_action.retry_policy.per_try_timeout"]
      retry_conditions list(string) optional | atLeastOneOf ["default_route_action.retry_policy.retry_conditions","default_route_action.retry_policy.num_retries","default_route_action.retry_policy.per_try_timeout"]
      per_try_timeout: list ..1 | atLeastOneOf ["default_route_action.retry_policy.retry_conditions","default_route_action.retry_policy.num_retries","default_route_action.retry_policy.per_try_timeout"]
        nanos number optional | atLeastOneOf ["default_route_action.retry_policy.per_try_timeout.seconds","default_route_action.retry_policy.per_try_timeout.nanos"]
        seconds string optional | atLeastOneOf ["default_route_action.retry_policy.per_try_timeout.seconds","default_route_action.retry_policy.per_try_timeout.nanos"]
    timeout: list ..1 | atLeastOneOf ["default_route_action.weighted_backend_services","default_route_action.url_rewrite","default_route_action.timeout","default_route_action.retry_policy","default_route_action.request_mirror_policy","default_route_action.cors_policy","default_route_action.fault_injection_policy"]
      nanos number optional | atLeastOneOf ["default_route_action.timeout.seconds","default_route_action.timeout.nanos"]
      seconds string optional | atLeastOneOf ["default_route_action.timeout.seconds","default_route_action.timeout.nanos"]
    url_rewrite: list ..1 | atLeastOneOf ["default_route_action.weighted_backend_services","default_route_action.url_rewrite","default_route_action.timeout","default_route_action.retry_policy","default_route_action.request_mirror_policy","default_route_action.cors_policy","default_route_action.fault_injection_policy"]
      host_rewrite string optional | atLeastOneOf ["default_route_action.url_rewrite.path_prefix_rewrite","default_route_action.url_rewrite.host_rewrite"]
      path_prefix_rewrite string optional | atLeastOneOf ["default_route_action.url_rewrite.path_prefix_rewrite","default_route_action.url_rewrite.host_rewrite"]
    weighted_backend_services: list | exactlyOneOf ["default_service","default_url_redirect","default_route_action.weighted_backend_services"] | atLeastOneOf ["default_route_action.weighted_backend_services","default_route_action.url_rewrite","default_route_action.timeout","default_route_action.retry_policy","default_route_action.request_mirror_policy","default_route_action.cors_policy","default_route_action.fault_injection_policy"]
      backend_service string optional
      weight number optional | least 0 | most 1000
      header_action: list ..1
        request_headers_to_remove list(string) optional
        response_headers_to_remove list(string) optional
        request_headers_to_add: list
          header_name string optional
          header_value string optional
          replace bool optional | default false
        response_headers_to_add: list
          header_name string optional
          header_value string optional
          replace bool optional | default false
  default_url_redirect: list ..1 | exactlyOneOf ["default_service","default_url_redirect","default_route_action.weighted_backend_services"] | conflictsWith ["default_route_action"]
    host_redirect string optional
    https_redirect bool optional | default false
    path_redirect string optional
    prefix_redirect string optional
    redirect_response_code string optional | among ["FOUND","MOVED_PERMANENTLY_DEFAULT","PERMANENT_REDIRECT","SEE_OTHER","TEMPORARY_REDIRECT",""]
    strip_query bool required
  header_action: list ..1
    request_headers_to_remove list(string) optional | atLeastOneOf ["header_action.request_headers_to_add","header_action.request_headers_to_remove","header_action.response_headers_to_add","header_action.response_headers_to_remove"]
    response_headers_to_remove list(string) optional | atLeastOneOf ["header_action.request_headers_to_add","header_action.request_headers_to_remove","header_action.response_headers_to_add","header_action.response_headers_to_remove"]
    request_headers_to_add: list | atLeastOneOf ["header_action.request_headers_to_add","header_action.request_headers_to_remove","header_action.response_headers_to_add","header_action.response_headers_to_remove"]
      header_name string required
      header_value string required
      replace bool required
    response_headers_to_add: list | atLeastOneOf ["header_action.request_headers_to_add","header_action.request_headers_to_remove","header_action.response_headers_to_add","header_action.response_headers_to_remove"]
      header_name string required
      header_value string required
      replace bool required
  host_rule: set
    description string optional
    hosts set(string) required
    path_matcher string required
  path_matcher: list
    default_service string optional
    description string optional
    name string required
    default_custom_error_response_policy: list ..1
      error_service string optional
      error_response_rule: list
        match_response_codes list(string) optional
        override_response_code number optional
        path string optional
    default_route_action: list ..1
      cors_policy: list ..1
        allow_credentials bool optional | default false
        allow_headers list(string) optional
        allow_methods list(string) optional
        allow_origin_regexes list(string) optional
        allow_origins list(string) optional
        disabled bool optional | default false
        expose_headers list(string) optional
        max_age number optional
      fault_injection_policy: list ..1
        abort: list ..1
          http_status number optional | least 200 | most 599
          percentage number optional | least 0 | most 100
        delay: list ..1
          percentage number optional | least 0 | most 100
          fixed_delay: list ..1
            nanos number optional
            seconds string optional
      max_stream_duration: list ..1
        nanos number optional
        seconds string required
      request_mirror_policy: list ..1
        backend_service string required
      retry_policy: list ..1
        num_retries number optional | default 1 | least 1
        retry_conditions list(string) optional
        per_try_timeout: list ..1
          nanos number optional
          seconds string optional
      timeout: list ..1
        nanos number optional
        seconds string optional
      url_rewrite: list ..1
        host_rewrite string optional
        path_prefix_rewrite string optional
      weighted_backend_services: list
        backend_service string optional
        weight number optional | least 0 | most 1000
        header_action: list ..1
          request_headers_to_remove list(string) optional
          response_headers_to_remove list(string) optional
          request_headers_to_add: list
            header_name string optional
            header_value string optional
            replace bool optional | default false
          response_headers_to_add: list
            header_name string optional
            header_value string optional
            replace bool optional | default false
    default_url_redirect: list ..1
      host_redirect string optional
      https_redirect bool optional | default false
      path_redirect string optional
      prefix_redirect string optional
      redirect_response_code string optional | among ["FOUND","MOVED_PERMANENTLY_DEFAULT","PERMANENT_REDIRECT","SEE_OTHER","TEMPORARY_REDIRECT",""]
      strip_query bool required
    header_action: list ..1
      request_headers_to_remove list(string) optional
      response_headers_to_remove list(string) optional
      request_headers_to_add: list
        header_name string required
        header_value string required
        replace bool required
      response_headers_to_add: list
        header_name string required
        header_value string required
        replace bool required
    path_rule: list
      paths set(string) required
      service string optional
      custom_error_response_policy: list ..1
        error_service string optional
        error_response_rule: list
          match_response_codes list(string) optional
          override_response_code number optional
          path string optional
      route_action: list ..1
        cors_policy: list ..1
          allow_credentials bool optional | default false
          allow_headers list(string) optional
          allow_methods list(string) optional
          allow_origin_regexes list(string) optional
          allow_origins list(string) optional
          disabled bool required
          expose_headers list(string) optional
          max_age number optional
        fault_injection_policy: list ..1
          abort: list ..1
            http_status number required
            percentage number required
          delay: list ..1
            percentage number required
            fixed_delay: list 1..1
              nanos number optional
              seconds string required
        max_stream_duration: list ..1
          nanos number optional
          seconds string required
        request_mirror_policy: list ..1
          backend_service string required
        retry_policy: list ..1
          num_retries number optional
          retry_conditions list(string) optional
          per_try_timeout: list ..1
            nanos number optional
            seconds string required
        timeout: list ..1
          nanos number optional
          seconds string required
        url_rewrite: list ..1
          host_rewrite string optional
          path_prefix_rewrite string optional
        weighted_backend_services: list
          backend_service string required
          weight number required
          header_action: list ..1
            request_headers_to_remove list(string) optional
            response_headers_to_remove list(string) optional
            request_headers_to_add: list
              header_name string required
              header_value string required
              replace bool required
            response_headers_to_add: list
              header_name string required
              header_value string required
              replace bool required
      url_redirect: list ..1
        host_redirect string optional
        https_redirect bool optional | default false
        path_redirect string optional
        prefix_redirect string optional
        redirect_response_code string optional | among ["FOUND","MOVED_PERMANENTLY_DEFAULT","PERMANENT_REDIRECT","SEE_OTHER","TEMPORARY_REDIRECT",""]
        strip_query bool required
    route_rules: list
      priority number required
      service string optional
      custom_error_response_policy: list ..1
        error_service string optional
        error_response_rule: list
          match_response_codes list(string) optional
          override_response_code number optional
          path string optional
      header_action: list ..1
        request_headers_to_remove list(string) optional
        response_headers_to_remove list(string) optional
        request_headers_to_add: list
          header_name string required
          header_value string required
          replace bool required
        response_headers_to_add: list
          header_name string required
          header_value string required
          replace bool required
      match_rules: list
        full_path_match string optional
        ignore_case bool optional | default false
        path_template_match string optional
        prefix_match string optional
        regex_match string optional
        header_matches: list
          exact_match string optional
          header_name string required
          invert_match bool optional | default false
          prefix_match string optional
          present_match bool optional
          regex_match string optional
          suffix_match string optional
          range_match: list ..1
            range_end number required
            range_start number required
        metadata_filters: list
          filter_match_criteria string required | among ["MATCH_ALL","MATCH_ANY"]
          filter_labels: list 1..64
            name string required
            value string required
        query_parameter_matches: list
          exact_match string optional
          name string required
          present_match bool optional
          regex_match string optional
      route_action: list ..1
        cors_policy: list ..1
          allow_credentials bool optional | default false
          allow_headers list(string) optional
          allow_methods list(string) optional
          allow_origin_regexes list(string) optional
          allow_origins list(string) optional
          disabled bool optional | default false
          expose_headers list(string) optional
          max_age number optional
        fault_injection_policy: list ..1
          abort: list ..1
            http_status number optional
            percentage number optional
          delay: list ..1
            percentage number optional
            fixed_delay: list ..1
              nanos number optional
              seconds string required
        max_stream_duration: list ..1
          nanos number optional
          seconds string required
        request_mirror_policy: list ..1
          backend_service string required
        retry_policy: list ..1
          num_retries number required
          retry_conditions list(string) optional
          per_try_timeout: list ..1
            nanos number optional
            seconds string required
        timeout: list ..1
          nanos number optional
          seconds string required
        url_rewrite: list ..1
          host_rewrite string optional
          path_prefix_rewrite string optional
          path_template_rewrite string optional
        weighted_backend_services: list
          backend_service string required
          weight number required
          header_action: list ..1
            request_headers_to_remove list(string) optional
            response_headers_to_remove list(string) optional
            request_headers_to_add: list
              header_name string required
              header_value string required
              replace bool required
            response_headers_to_add: list
              header_name string required
              header_value string required
              replace bool required
      url_redirect: list ..1
        host_redirect string optional
        https_redirect bool optional | default false
        path_redirect string optional
        prefix_redirect string optional
        redirect_response_code string optional | among ["FOUND","MOVED_PERMANENTLY_DEFAULT","PERMANENT_REDIRECT","SEE_OTHER","TEMPORARY_REDIRECT",""]
        strip_query bool optional | default false
  test: list
    description string optional
    expected_output_url string optional
    expected_redirect_response_code number optional
    host string required
    path string required
    service string optional
    headers: list
      name string required
      value string required
  timeouts: single
    create string optional
    delete string optional
    update string optional
`;
