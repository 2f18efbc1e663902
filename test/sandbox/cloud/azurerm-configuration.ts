/** A provider block and what it needs; the version is the one that we generate. */
export const azureProvider = `
terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.79"
    }
  }
}

provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "shop" {
  name     = "rg-shop"
  location = "westeurope"
  tags     = { project = "shop" }
}
`;

/** A machine in a network of its own, with a disk beside. */
export const azureMachine = `
resource "azurerm_virtual_network" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "main" {
  name                 = "main"
  resource_group_name  = azurerm_resource_group.shop.name
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_network_security_group" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
}

resource "azurerm_network_security_rule" "https" {
  name                        = "https"
  resource_group_name         = azurerm_resource_group.shop.name
  network_security_group_name = azurerm_network_security_group.main.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "443"
  source_address_prefix       = "10.0.0.0/8"
  destination_address_prefix  = "*"
}

resource "azurerm_subnet_network_security_group_association" "main" {
  subnet_id                 = azurerm_subnet.main.id
  network_security_group_id = azurerm_network_security_group.main.id
}

resource "azurerm_public_ip" "web" {
  name                = "web"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  allocation_method   = "Static"
}

resource "azurerm_network_interface" "web" {
  name                = "web"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location

  ip_configuration {
    name                          = "internal"
    subnet_id                     = azurerm_subnet.main.id
    private_ip_address_allocation = "Dynamic"
    public_ip_address_id          = azurerm_public_ip.web.id
  }
}

resource "azurerm_linux_virtual_machine" "web" {
  name                  = "web"
  resource_group_name   = azurerm_resource_group.shop.name
  location              = azurerm_resource_group.shop.location
  size                  = "Standard_B2s"
  admin_username        = "shopkeeper"
  network_interface_ids = [azurerm_network_interface.web.id]

  admin_ssh_key {
    username   = "shopkeeper"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB2vC3rMqYwH0b8r0E6Ez7Yh3l2oM0zBw6wq5cQkq1pd"
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "StandardSSD_LRS"
    disk_size_gb         = 30
  }

  source_image_reference {
    publisher = "Debian"
    offer     = "debian-12"
    sku       = "12-gen2"
    version   = "latest"
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_managed_disk" "data" {
  name                 = "data"
  resource_group_name  = azurerm_resource_group.shop.name
  location             = azurerm_resource_group.shop.location
  storage_account_type = "Premium_LRS"
  create_option        = "Empty"
  disk_size_gb         = 64
}

resource "azurerm_virtual_machine_data_disk_attachment" "data" {
  managed_disk_id    = azurerm_managed_disk.data.id
  virtual_machine_id = azurerm_linux_virtual_machine.web.id
  lun                = 0
  caching            = "ReadOnly"
}
`;

/** A way out of the network, who may reach the machine by which group, and a login by Entra. */
export const azureDoors = `
resource "azurerm_public_ip" "out" {
  name                = "out"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  allocation_method   = "Static"
}

resource "azurerm_nat_gateway" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
}

resource "azurerm_nat_gateway_public_ip_association" "main" {
  nat_gateway_id       = azurerm_nat_gateway.main.id
  public_ip_address_id = azurerm_public_ip.out.id
}

resource "azurerm_subnet_nat_gateway_association" "main" {
  nat_gateway_id = azurerm_nat_gateway.main.id
  subnet_id      = azurerm_subnet.main.id
}

resource "azurerm_application_security_group" "web" {
  name                = "web"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
}

resource "azurerm_network_interface_application_security_group_association" "web" {
  application_security_group_id = azurerm_application_security_group.web.id
  network_interface_id          = azurerm_network_interface.web.id
}

resource "azurerm_network_security_group" "doors" {
  name                = "doors"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location

  security_rule {
    name                                       = "web"
    priority                                   = 100
    direction                                  = "Inbound"
    access                                     = "Allow"
    protocol                                   = "Tcp"
    source_port_range                          = "*"
    source_address_prefix                      = "10.0.0.0/8"
    destination_port_range                     = "443"
    destination_application_security_group_ids = [azurerm_application_security_group.web.id]
  }
}

resource "azurerm_virtual_machine_extension" "login" {
  name                 = "login"
  virtual_machine_id   = azurerm_linux_virtual_machine.web.id
  publisher            = "Microsoft.Azure.ActiveDirectory"
  type                 = "AADSSHLoginForLinux"
  type_handler_version = "1.0"
}
`;

/** A storage account, and a database that only the network reaches and that takes no passwords. */
export const azureData = `
data "azurerm_client_config" "me" {}

resource "azurerm_storage_account" "things" {
  name                            = "shopthings"
  resource_group_name             = azurerm_resource_group.shop.name
  location                        = azurerm_resource_group.shop.location
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  allow_nested_items_to_be_public = false

  blob_properties {
    versioning_enabled = true
  }
}

resource "azurerm_storage_container" "things" {
  name               = "things"
  storage_account_id = azurerm_storage_account.things.id
}

resource "azurerm_storage_management_policy" "things" {
  storage_account_id = azurerm_storage_account.things.id

  rule {
    name    = "old"
    enabled = true

    filters {
      blob_types = ["blockBlob"]
    }

    actions {
      version {
        delete_after_days_since_creation = 30
      }
    }
  }
}

resource "azurerm_subnet" "database" {
  name                 = "database"
  resource_group_name  = azurerm_resource_group.shop.name
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.0.2.0/24"]

  delegation {
    name = "postgres"

    service_delegation {
      name    = "Microsoft.DBforPostgreSQL/flexibleServers"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_private_dns_zone" "database" {
  name                = "shop.postgres.database.azure.com"
  resource_group_name = azurerm_resource_group.shop.name
}

resource "azurerm_private_dns_zone_virtual_network_link" "database" {
  name                  = "main"
  resource_group_name   = azurerm_resource_group.shop.name
  private_dns_zone_name = azurerm_private_dns_zone.database.name
  virtual_network_id    = azurerm_virtual_network.main.id
}

resource "azurerm_postgresql_flexible_server" "shop" {
  name                          = "shop-postgres"
  resource_group_name           = azurerm_resource_group.shop.name
  location                      = azurerm_resource_group.shop.location
  version                       = "16"
  sku_name                      = "GP_Standard_D2ds_v5"
  storage_mb                    = 65536
  zone                          = "1"
  delegated_subnet_id           = azurerm_subnet.database.id
  private_dns_zone_id           = azurerm_private_dns_zone.database.id
  public_network_access_enabled = false
  depends_on                    = [azurerm_private_dns_zone_virtual_network_link.database]

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = data.azurerm_client_config.me.tenant_id
  }
}

resource "azurerm_postgresql_flexible_server_database" "orders" {
  name      = "orders"
  server_id = azurerm_postgresql_flexible_server.shop.id
}
`;

/** The rest of what the sandbox's Azure can be asked for. */
export const azureRest = `
data "azurerm_resource_group" "shop" {
  name = azurerm_resource_group.shop.name
}

data "azurerm_virtual_network" "main" {
  name                = azurerm_virtual_network.main.name
  resource_group_name = azurerm_resource_group.shop.name
  depends_on          = [azurerm_subnet.main]
}

data "azurerm_subnet" "main" {
  name                 = azurerm_subnet.main.name
  virtual_network_name = azurerm_virtual_network.main.name
  resource_group_name  = azurerm_resource_group.shop.name
}

resource "azurerm_postgresql_flexible_server_active_directory_administrator" "shop" {
  server_name         = azurerm_postgresql_flexible_server.shop.name
  resource_group_name = azurerm_resource_group.shop.name
  tenant_id           = data.azurerm_client_config.me.tenant_id
  object_id           = data.azurerm_client_config.me.object_id
  principal_name      = "shop-admins"
  principal_type      = "Group"
}

resource "azurerm_storage_container_immutability_policy" "things" {
  storage_container_resource_manager_id = azurerm_storage_container.things.id
  immutability_period_in_days           = 30
}

resource "azurerm_user_assigned_identity" "nodes" {
  name                = "nodes"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
}

resource "azurerm_role_assignment" "nodes" {
  scope                = azurerm_subnet.main.id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.nodes.principal_id
}

resource "azurerm_management_lock" "vault" {
  name       = "vault"
  scope      = azurerm_key_vault.shop.id
  lock_level = "CanNotDelete"
}

resource "azurerm_key_vault" "shop" {
  name                     = "shop-vault"
  resource_group_name      = azurerm_resource_group.shop.name
  location                 = azurerm_resource_group.shop.location
  tenant_id                = data.azurerm_client_config.me.tenant_id
  sku_name                 = "standard"
  purge_protection_enabled = true
}

resource "azurerm_consumption_budget_resource_group" "shop" {
  name              = "shop"
  resource_group_id = azurerm_resource_group.shop.id
  amount            = 500
  time_grain        = "Monthly"

  time_period {
    start_date = "2026-11-01T00:00:00Z"
  }

  notification {
    threshold      = 90
    operator       = "GreaterThan"
    contact_emails = ["shop@example.com"]
  }
}

resource "azurerm_network_interface_security_group_association" "web" {
  network_interface_id      = azurerm_network_interface.web.id
  network_security_group_id = azurerm_network_security_group.main.id
}

resource "azurerm_mysql_flexible_server" "books" {
  name                   = "shop-mysql"
  resource_group_name    = azurerm_resource_group.shop.name
  location               = azurerm_resource_group.shop.location
  sku_name               = "GP_Standard_D2ds_v4"
  administrator_login    = "books"
  administrator_password = "Not-a-real-1"

  storage {
    size_gb = 64
  }
}

resource "azurerm_mssql_server" "ledger" {
  name                = "shop-ledger"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  version             = "12.0"

  azuread_administrator {
    azuread_authentication_only = true
    login_username              = "shop-admins"
    object_id                   = data.azurerm_client_config.me.object_id
  }
}

resource "azurerm_mssql_database" "ledger" {
  name      = "ledger"
  server_id = azurerm_mssql_server.ledger.id
  sku_name  = "S0"
}

resource "azurerm_kubernetes_cluster" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  dns_prefix          = "shop"
  oidc_issuer_enabled = true

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D2s_v5"
    node_count     = 2
    vnet_subnet_id = azurerm_subnet.main.id
  }

  identity {
    type = "SystemAssigned"
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "work" {
  name                  = "work"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.main.id
  vm_size               = "Standard_D4s_v5"
  auto_scaling_enabled  = true
  min_count             = 1
  max_count             = 3
}

resource "azurerm_lb" "web" {
  name                = "web"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  sku                 = "Standard"

  frontend_ip_configuration {
    name      = "front"
    subnet_id = azurerm_subnet.main.id
  }
}

resource "azurerm_lb_backend_address_pool" "web" {
  name            = "web"
  loadbalancer_id = azurerm_lb.web.id
}

resource "azurerm_lb_probe" "web" {
  name            = "web"
  loadbalancer_id = azurerm_lb.web.id
  port            = 8080
}

resource "azurerm_lb_rule" "web" {
  name                           = "web"
  loadbalancer_id                = azurerm_lb.web.id
  frontend_ip_configuration_name = "front"
  protocol                       = "Tcp"
  frontend_port                  = 80
  backend_port                   = 8080
  backend_address_pool_ids       = [azurerm_lb_backend_address_pool.web.id]
  probe_id                       = azurerm_lb_probe.web.id
}

resource "azurerm_network_interface_backend_address_pool_association" "web" {
  network_interface_id    = azurerm_network_interface.web.id
  ip_configuration_name   = "internal"
  backend_address_pool_id = azurerm_lb_backend_address_pool.web.id
}

resource "azurerm_subnet" "gateway" {
  name                 = "gateway"
  resource_group_name  = azurerm_resource_group.shop.name
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.0.3.0/24"]
}

resource "azurerm_public_ip" "gateway" {
  name                = "gateway"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  allocation_method   = "Static"
}

resource "azurerm_application_gateway" "web" {
  name                = "web"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location

  sku {
    name     = "Standard_v2"
    tier     = "Standard_v2"
    capacity = 2
  }

  gateway_ip_configuration {
    name      = "gateway"
    subnet_id = azurerm_subnet.gateway.id
  }

  frontend_port {
    name = "http"
    port = 80
  }

  frontend_ip_configuration {
    name                 = "front"
    public_ip_address_id = azurerm_public_ip.gateway.id
  }

  backend_address_pool {
    name         = "web"
    ip_addresses = [azurerm_network_interface.web.private_ip_address]
  }

  backend_http_settings {
    name                  = "web"
    cookie_based_affinity = "Disabled"
    port                  = 8080
    protocol              = "Http"
    request_timeout       = 30
    probe_name            = "web"
  }

  probe {
    name                = "web"
    protocol            = "Http"
    host                = "shop.example.com"
    path                = "/healthz"
    interval            = 30
    timeout             = 10
    unhealthy_threshold = 3
  }

  http_listener {
    name                           = "web"
    frontend_ip_configuration_name = "front"
    frontend_port_name             = "http"
    protocol                       = "Http"
  }

  request_routing_rule {
    name                       = "web"
    rule_type                  = "Basic"
    priority                   = 10
    http_listener_name         = "web"
    backend_address_pool_name  = "web"
    backend_http_settings_name = "web"
  }
}

output "found" {
  sensitive = true

  value = {
    blobs     = azurerm_storage_account.things.primary_blob_endpoint
    database  = azurerm_postgresql_flexible_server.shop.fqdn
    group     = data.azurerm_resource_group.shop.location
    host      = azurerm_kubernetes_cluster.main.kube_config[0].host
    machine   = azurerm_linux_virtual_machine.web.id
    principal = azurerm_linux_virtual_machine.web.identity[0].principal_id
    private   = azurerm_linux_virtual_machine.web.private_ip_address
    public    = azurerm_linux_virtual_machine.web.public_ip_address == azurerm_public_ip.web.ip_address
    range     = data.azurerm_subnet.main.address_prefix
    subnets   = contains(data.azurerm_virtual_network.main.subnets, "main")
  }
}
`;

/** A small project: network, machine, storage account and database. */
export const azureProject = [azureProvider, azureMachine, azureData].join('\n');

/** A project with everything that the sandbox's Azure can be asked for. */
export const azureEverything = azureProject + azureDoors + azureRest;
