/** Buckets, as in hashicorp/aws 5.100. */
export const storageTable = `
resource aws_s3_bucket 0
  acceleration_status string optional computed deprecated | among ["Enabled","Suspended"]
  acl string optional computed deprecated | among ["private","public-read","public-read-write","authenticated-read","aws-exec-read","log-delivery-write"]
  arn string computed
  bucket string optional computed | replaces | shortest 0 | longest 63
  bucket_domain_name string computed
  bucket_prefix string optional computed | replaces | shortest 0 | longest 37
  bucket_regional_domain_name string computed
  force_destroy bool optional | default false
  hosted_zone_id string computed
  id string optional computed
  object_lock_enabled bool optional computed | replaces
  policy string optional computed deprecated
  region string computed
  request_payer string optional computed deprecated | among ["Requester","BucketOwner"]
  tags map(string) optional
  tags_all map(string) optional computed
  website_domain string computed deprecated
  website_endpoint string computed deprecated
  cors_rule: list
    allowed_headers list(string) optional
    allowed_methods list(string) required
    allowed_origins list(string) required
    expose_headers list(string) optional
    max_age_seconds number optional
  grant: set
    id string optional
    permissions set(string) required | among ["FULL_CONTROL","WRITE","WRITE_ACP","READ","READ_ACP"]
    type string required | among ["CanonicalUser","Group"]
    uri string optional
  lifecycle_rule: list
    abort_incomplete_multipart_upload_days number optional
    enabled bool required
    id string optional computed | shortest 0 | longest 255
    prefix string optional
    tags map(string) optional
    expiration: list ..1
      date string optional
      days number optional | least 0
      expired_object_delete_marker bool optional
    noncurrent_version_expiration: list ..1
      days number optional | least 1
    noncurrent_version_transition: set
      days number optional | least 0
      storage_class string required | among ["GLACIER","STANDARD_IA","ONEZONE_IA","INTELLIGENT_TIERING","DEEP_ARCHIVE","GLACIER_IR"]
    transition: set
      date string optional
      days number optional | least 0
      storage_class string required | among ["GLACIER","STANDARD_IA","ONEZONE_IA","INTELLIGENT_TIERING","DEEP_ARCHIVE","GLACIER_IR"]
  logging: list ..1
    target_bucket string required
    target_prefix string optional
  object_lock_configuration: list ..1
    object_lock_enabled string optional deprecated | replaces | among ["Enabled"]
    rule: list ..1
      default_retention: list 1..1
        days number optional | least 1
        mode string required | among ["GOVERNANCE","COMPLIANCE"]
        years number optional | least 1
  replication_configuration: list ..1
    role string required
    rules: set 1..
      delete_marker_replication_status string optional | among ["Enabled"]
      id string optional | shortest 0 | longest 255
      prefix string optional
      priority number optional
      status string required | among ["Enabled","Disabled"]
      destination: list 1..1
        account_id string optional
        bucket string required | is "arn"
        replica_kms_key_id string optional
        storage_class string optional | among ["STANDARD","REDUCED_REDUNDANCY","STANDARD_IA","ONEZONE_IA","INTELLIGENT_TIERING","GLACIER","DEEP_ARCHIVE","OUTPOSTS","GLACIER_IR","SNOW","EXPRESS_ONEZONE"]
        access_control_translation: list ..1
          owner string required | among ["Destination"]
        metrics: list ..1
          minutes number optional | default 15 | least 10 | most 15
          status string optional | default "Enabled" | among ["Enabled","Disabled"]
        replication_time: list ..1
          minutes number optional | default 15 | least 15 | most 15
          status string optional | default "Enabled" | among ["Enabled","Disabled"]
      filter: list ..1
        prefix string optional
        tags map(string) optional
      source_selection_criteria: list ..1
        sse_kms_encrypted_objects: list ..1
          enabled bool required
  server_side_encryption_configuration: list ..1
    rule: list 1..1
      bucket_key_enabled bool optional
      apply_server_side_encryption_by_default: list 1..1
        kms_master_key_id string optional
        sse_algorithm string required | among ["AES256","aws:kms","aws:kms:dsse"]
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional
  versioning: list ..1
    enabled bool optional | default false
    mfa_delete bool optional | default false
  website: list ..1
    error_document string optional
    index_document string optional
    redirect_all_requests_to string optional
    routing_rules string optional

resource aws_s3_bucket_versioning 0
  bucket string required | replaces | shortest 1 | longest 63
  expected_bucket_owner string optional | replaces
  id string optional computed
  mfa string optional
  versioning_configuration: list 1..1
    mfa_delete string optional computed | among ["Enabled","Disabled"]
    status string required | among ["Enabled","Suspended","Disabled"]

resource aws_s3_bucket_public_access_block 0
  block_public_acls bool optional | default false
  block_public_policy bool optional | default false
  bucket string required | replaces
  id string optional computed
  ignore_public_acls bool optional | default false
  restrict_public_buckets bool optional | default false

resource aws_s3_bucket_server_side_encryption_configuration 0
  bucket string required | replaces | shortest 1 | longest 63
  expected_bucket_owner string optional | replaces
  id string optional computed
  rule: set 1..
    bucket_key_enabled bool optional
    apply_server_side_encryption_by_default: list ..1
      kms_master_key_id string optional
      sse_algorithm string required | among ["AES256","aws:kms","aws:kms:dsse"]

resource aws_s3_bucket_lifecycle_configuration 1
  bucket string required | replaces
  expected_bucket_owner string optional computed | replaces
  id string computed deprecated
  transition_default_minimum_object_size string optional computed | default "all_storage_classes_128K"
  rule: list
    id string required
    prefix string optional computed deprecated
    status string required | among ["Disabled","Enabled"]
    abort_incomplete_multipart_upload: list
      days_after_initiation number optional
    expiration: list
      date string optional
      days number optional computed
      expired_object_delete_marker bool optional computed
    filter: list
      object_size_greater_than number optional computed
      object_size_less_than number optional computed
      prefix string optional computed
      and: list
        object_size_greater_than number optional computed
        object_size_less_than number optional computed
        prefix string optional computed
        tags map(string) optional
      tag: list
        key string required
        value string required
    noncurrent_version_expiration: list
      newer_noncurrent_versions number optional computed
      noncurrent_days number required
    noncurrent_version_transition: set
      newer_noncurrent_versions number optional computed
      noncurrent_days number required
      storage_class string required
    transition: set
      date string optional
      days number optional computed
      storage_class string required
  timeouts: single
    create string optional
    update string optional
`;
