/** Accounts that programs act as, as in hashicorp/google 6.50. */
export const identityTable = `
resource google_service_account 0
  account_id string required
  create_ignore_already_exists bool optional
  description string optional
  disabled bool optional
  display_name string optional
  email string computed
  id string optional computed
  member string computed
  name string computed
  project string optional computed
  unique_id string computed
  timeouts: single
    create string optional
`;
