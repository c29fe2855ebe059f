#!/bin/bash
# Installs Tryton 6.0 and the modules of both presets and its way to PostgreSQL from Debian's packages; nothing is downloaded when they are there.
set -eu
modules="sale sale_opportunity sale_credit_limit account_invoice_stock
  party_relationship sale_price_list purchase sale_complaint stock_package_shipping"
packages="tryton-server tryton-proteus python3-psycopg2"
for module in $modules; do packages="$packages tryton-modules-${module//_/-}"; done
if ! dpkg --status $packages >/dev/null 2>&1; then
  apt-get -o DPkg::Lock::Timeout=500 update -q
  apt-get -o DPkg::Lock::Timeout=500 install -y --no-install-recommends $packages
fi
