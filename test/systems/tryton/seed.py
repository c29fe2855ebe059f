#!/usr/bin/python3
"""Fills an initialised Tryton 6.0 database with one company's trade, in process: seed.py CONFIG DATABASE PRESET.

Everything is derived from one random seed and from today, so two runs on one day make the same records. What a test
looks for by name is in `scenarios`; the rest is volume.
"""
import datetime
import os
import random
import sys
from decimal import Decimal

config_file, database, preset = sys.argv[1:4]
os.environ.setdefault('DB_NAME', database)

SIZES = {
    'mini': dict(customers=20, products=8, sales=30, opportunities=12),
    'small': dict(customers=112, products=20, sales=180, opportunities=40),
}
size = SIZES[preset]

from trytond.config import config as trytond_config
trytond_config.update_etc(config_file)
from proteus import Model, Wizard, config as proteus_config
proteus = proteus_config.set_trytond(database=database, config_file=config_file)

from trytond.modules.account.tests.tools import create_chart, create_fiscalyear, create_tax, get_accounts
from trytond.modules.account_invoice.tests.tools import set_fiscalyear_invoice_sequences
from trytond.modules.company.tests.tools import create_company, get_company
from trytond.modules.currency.tests.tools import get_currency
from trytond.model import ModelStorage
from trytond.pool import Pool
from trytond.transaction import Transaction
from trytond.worker import run_task

chance = random.Random(20)
today = datetime.date.today()
pool = Pool(database)


def has(model):
    try:
        pool.get(model)
    except KeyError:
        return False
    return True


def days_ago(days):
    return today - datetime.timedelta(days=days)


# The company, its books and its people --------------------------------------------------------------------------------

euro = get_currency('EUR')
dollar = get_currency('USD')
Party = Model.get('party.party')
owner = Party(name='Comercial Ibérica SL')
owner.save()
create_company(party=owner, currency=euro)
company = get_company()

Employee = Model.get('company.employee')
employees = []
for name in ('Ana Vendedora', 'Luis Comercial', 'Marta Cuentas'):
    person = Party(name=name)
    mechanism = person.contact_mechanisms.new(type='email')
    mechanism.value = '%s@iberica.example' % name.split()[0].lower()
    person.save()
    employee = Employee(party=person, company=company)
    employee.save()
    employees.append(employee)

User = Model.get('res.user')
Group = Model.get('res.group')
admin = User(proteus.user)
admin.employees.extend(Employee.find([]))
admin.employee = employees[0]
admin.save()
proteus._context = User.get_preferences(True, {})

for year in (today.year - 1, today.year, today.year + 1):
    fiscal_year = create_fiscalyear(company, datetime.date(year, 1, 1))
    set_fiscalyear_invoice_sequences(fiscal_year).click('create_period')
create_chart(company)
accounts = get_accounts(company)


def make_tax(name, rate):
    tax = create_tax(Decimal(rate))
    tax.name = tax.description = name
    tax.save()
    return tax


standard_tax = make_tax('IVA 21%', '.21')
reduced_tax = make_tax('IVA 10%', '.10')

journal, = Model.get('account.journal').find([('type', '=', 'cash')], limit=1)
PaymentMethod = Model.get('account.invoice.payment.method')
bank = PaymentMethod(name='Bank transfer', journal=journal, credit_account=accounts['cash'], debit_account=accounts['cash'])
bank.save()

PaymentTerm = Model.get('account.invoice.payment_term')
terms = {}
for name, days in (('Immediate', 0), ('30 days', 30), ('60 days', 60)):
    term = PaymentTerm(name=name)
    line = term.lines.new(type='remainder')
    line.relativedeltas.new(days=days)
    term.save()
    terms[name] = term
half = PaymentTerm(name='Half now, half in 60 days')
first_half = half.lines.new(type='percent_on_total', ratio=Decimal('.5'))
first_half.relativedeltas.new(days=0)
second_half = half.lines.new(type='remainder')
second_half.relativedeltas.new(days=60)
half.save()
terms['half'] = half

Country = Model.get('country.country')
countries = {}
for name, code in (('Spain', 'ES'), ('France', 'FR'), ('Germany', 'DE'), ('Mexico', 'MX')):
    country = Country(name=name, code=code)
    country.save()
    countries[code] = country

Category = Model.get('product.category')


def make_category(name, tax):
    category = Category(name=name, accounting=True)
    category.account_expense = accounts['expense']
    category.account_revenue = accounts['revenue']
    category.customer_taxes.append(tax)
    category.save()
    return category


standard_goods = make_category('Goods 21%', standard_tax)
reduced_goods = make_category('Goods 10%', reduced_tax)


# Without it a user's new sale has no warehouse once there are two.
main_warehouse, = Model.get('stock.location').find([('type', '=', 'warehouse')], limit=1)


def make_user(login, groups, employee):
    user = User(name=login, login=login, password='%s-Pw-42000' % login)
    for group in groups:
        user.groups.append(Group(group.id))
    user.company = company
    if hasattr(user, 'companies'):
        user.companies.append(Model.get('company.company')(company.id))
    user.employees.append(Employee(employee.id))
    user.warehouse = main_warehouse
    user.employee = Employee(employee.id)
    user.save()


business_groups = Group.find([('name', '!=', 'Administration')])
make_user('gateway', business_groups, employees[1])
make_user('restricted', [g for g in business_groups if g.name == 'Sales'], employees[1])

# Volume goes through the ORM: no document is printed for an invoice, and generated records are not validated twice ------

context = dict(proteus.context, _skip_warnings=True)
tasks = []
ModelStorage._validate = classmethod(lambda cls, *args, **kwargs: None)
pool.get('account.invoice').print_invoice = classmethod(lambda cls, *args, **kwargs: None)


class transaction:
    """One committed transaction; what it queued (sale.process, ...) runs afterwards, as trytond itself does."""

    def __enter__(self):
        self.manager = Transaction().start(database, proteus.user, context=context)
        self.current = self.manager.__enter__()
        return self.current

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.current.commit()
            tasks.extend(self.current.tasks)
        self.current.tasks.clear()
        self.manager.__exit__(kind, error, trace)
        while kind is None and tasks:
            run_task(pool, tasks.pop(0))


def get(model):
    return pool.get(model)


def in_batches(model, ids, work):
    # trytond reads again for all records of a set what one of them changed: large sets take quadratic time.
    for start in range(0, len(ids), 8):
        with transaction():
            work(get(model).browse(ids[start:start + 8]))


# Products and stock ----------------------------------------------------------------------------------------------------

with transaction():
    unit, = get('product.uom').search([('name', '=', 'Unit')])
    kilogram, = get('product.uom').search([('name', '=', 'Kilogram')])
    unit_id, kilogram_id = unit.id, kilogram.id
    Template = get('product.template')

    def template(index):
        by_weight = index % 7 == 3
        return {
            'name': 'Producto %03d' % index,
            'type': 'goods',
            'default_uom': kilogram_id if by_weight else unit_id,
            'sale_uom': kilogram_id if by_weight else unit_id,
            'list_price': Decimal(chance.randint(500, 50000)) / 100,
            'salable': True,
            'lead_time': datetime.timedelta(days=index % 5),
            'cost_price_method': 'fixed',
            'account_category': (reduced_goods if index % 4 == 1 else standard_goods).id,
            'products': [('create', [{
                'suffix_code': 'SKU-%04d' % index,
                'cost_price': Decimal(chance.randint(200, 400)) / 100,
                'identifiers': [('create', [{'type': 'ean', 'code': '40063813%04d%d' % (index, index % 10)}])],
            }])],
        }

    templates = Template.create([template(index) for index in range(size['products'])])
    products = [record.products[0].id for record in templates]
    installation, = Template.create([{
        'name': 'Instalación', 'type': 'service', 'default_uom': unit_id, 'sale_uom': unit_id, 'salable': True,
        'list_price': Decimal('90'), 'cost_price_method': 'fixed', 'account_category': standard_goods.id,
        'products': [('create', [{'suffix_code': 'SVC-0001', 'cost_price': Decimal(0)}])],
    }])
    service = installation.products[0].id
    retired, = Template.create([{
        'name': 'Producto retirado', 'type': 'goods', 'default_uom': unit_id, 'sale_uom': unit_id, 'salable': True,
        'list_price': Decimal('1.5'), 'cost_price_method': 'fixed', 'account_category': standard_goods.id, 'active': False,
        'products': [('create', [{'suffix_code': 'OLD-0001', 'cost_price': Decimal(0), 'active': False}])],
    }])
    if has('purchase.purchase'):
        Template.write(list(templates), {'purchasable': True, 'purchase_uom': None})
        for record in templates:
            record.purchase_uom = record.default_uom
        Template.save(templates)

with transaction():
    Location = get('stock.location')
    first_warehouse, = Location.search([('type', '=', 'warehouse')], limit=1)
    first_warehouse.name = 'Almacén Madrid'
    first_warehouse.save()
    stock_places = [first_warehouse.storage_location.id]
    warehouses = [first_warehouse.id]
    parts = Location.create([
        {'name': 'Norte %s' % part, 'code': 'N-%s' % part[:3].upper(), 'type': 'storage'}
        for part in ('input', 'output', 'storage')])
    second_warehouse, = Location.create([{
        'name': 'Almacén Norte', 'code': 'NOR', 'type': 'warehouse', 'input_location': parts[0].id,
        'output_location': parts[1].id, 'storage_location': parts[2].id,
        'lost_found_location': first_warehouse.lost_found_used.id}])
    Location.write(list(parts), {'parent': second_warehouse.id})
    warehouses.append(second_warehouse.id)
    stock_places.append(parts[2].id)

with transaction():
    Inventory = get('stock.inventory')
    for place, share in zip(stock_places, (1, 0.25)):
        # The last product stays out of stock, so that its shipments wait.
        lines = [{'product': product, 'quantity': float(round(chance.randint(2000, 9000) * share))} for product in products[:-1]]
        inventory, = Inventory.create([{
            'location': place, 'date': datetime.date(today.year - 1, 1, 2), 'company': company.id,
            'lines': [('create', lines)]}])
        Inventory.confirm([inventory])

# Customers -------------------------------------------------------------------------------------------------------------

price_list = None
if has('product.price_list') and hasattr(pool.get('party.party'), 'sale_price_list'):
    with transaction():
        record, = get('product.price_list').create([{
            'name': 'Mayoristas', 'company': company.id, 'unit': 'product_default',
            'lines': [('create', [
                {'quantity': 50.0, 'formula': 'unit_price * 0.85', 'sequence': 1},
                {'formula': 'unit_price * 0.9', 'sequence': 2}])]}])
        price_list = record.id

KINDS = ['Talleres', 'Industrias', 'Grupo', 'Suministros', 'Café']
NAMES = ['Núñez', 'Ibáñez', 'Smith & Co', 'Dupont', "O'Hara", 'Gómez']
TOWNS = [('Madrid', 'ES'), ('Barcelona', 'ES'), ('Valencia', 'ES'), ('Lyon', 'FR'), ('Berlin', 'DE'), ('CDMX', 'MX')]
LIMITS = [None, Decimal(100000), Decimal(100), Decimal(0)]


def spanish_vat(number):
    digits = '%07d' % number
    doubled = sum(sum(map(int, str(int(d) * 2))) for d in digits[0::2])
    check = (10 - (doubled + sum(map(int, digits[1::2]))) % 10) % 10
    return 'ESB%s%d' % (digits, check)


def customer(index):
    town, country = TOWNS[index % len(TOWNS)]
    mechanisms = [
        {'type': 'email', 'value': 'compras@cliente%04d.example' % index},
        {'type': 'phone', 'value': '+3491%07d' % index},
        {'type': 'website', 'value': 'https://www.cliente%04d.example' % index}]
    addresses = [{'street': 'Calle %d\nPiso 2' % index, 'city': town, 'postal_code': '%05d' % (28000 + index),
        'country': countries[country].id, 'invoice': True}]
    if index % 5 == 0:
        addresses.append({'street': 'Polígono %d' % index, 'city': town, 'postal_code': '%05d' % (28000 + index),
            'country': countries[country].id, 'delivery': True})
    values = {
        'name': '%s %s %04d' % (KINDS[index % len(KINDS)], NAMES[index % len(NAMES)], index),
        'customer_payment_term': terms[list(terms)[index % 4]].id,
        'credit_limit_amount': LIMITS[index % 4],
        'addresses': [('create', addresses)],
        'contact_mechanisms': [('create', mechanisms)],
    }
    if index % 2 == 0:
        values['identifiers'] = [('create', [{'type': 'eu_vat', 'code': spanish_vat(1000000 + index)}])]
    if price_list and index % 3 == 0:
        values['sale_price_list'] = price_list
    return values


with transaction():
    parties = get('party.party').create([customer(index) for index in range(size['customers'])])
    customers = [party.id for party in parties]
    vendor, = get('party.party').create([{'name': 'Fabricante Global', 'addresses': [('create', [{'city': 'Porto'}])]}])
    supplier = vendor.id

if has('party.relation'):
    with transaction():
        works_for, = get('party.relation.type').create([{'name': 'is employee of'}])
        employs, = get('party.relation.type').create([{'name': 'employs', 'reverse': works_for.id}])
        works_for.reverse = employs
        works_for.save()
        for index, party in enumerate(customers[:20]):
            person, = get('party.party').create([{
                'name': 'Contacto %d Persona' % index,
                'contact_mechanisms': [('create', [{'type': 'email', 'value': 'persona%d@cliente%04d.example' % (index, index)}])],
            }])
            get('party.relation').create([{'from_': person.id, 'to': party, 'type': works_for.id}])

with transaction():
    get('ir.note').create([
        {'resource': 'party.party,%d' % party, 'message': 'Llamada %d\nPreguntan por el plazo de entrega.' % number}
        for party in customers[:10] for number in range(3)])

# Opportunities: leads, open, converted, won, lost, cancelled --------------------------------------------------------------

with transaction():
    Opportunity = get('sale.opportunity')
    opportunities = Opportunity.create([{
        'party': customers[index % len(customers)],
        'address': get('party.party')(customers[index % len(customers)]).addresses[0].id,
        'company': company.id,
        'employee': employees[index % len(employees)].id,
        'description': 'Oportunidad %d' % index,
        'start_date': days_ago(chance.randint(1, 300)),
        'amount': Decimal(chance.randint(1000, 90000)),
        'conversion_probability': chance.choice([.1, .3, .5, .8]),
        'payment_term': terms['30 days'].id,
        'lines': [('create', [
            {'product': product, 'quantity': float(chance.randint(1, 20)), 'unit': get('product.product')(product).sale_uom.id}
            for product in chance.sample(products, 2)])],
    } for index in range(size['opportunities'])])
    get('ir.note').create([{'resource': str(opportunities[0]), 'message': 'Nota de la oportunidad'}])
    sixth = len(opportunities) // 6
    Opportunity.opportunity(opportunities[sixth:])
    Opportunity.lost(opportunities[2 * sixth:3 * sixth])
    Opportunity.cancel(opportunities[3 * sixth:4 * sixth])
    Opportunity.convert(opportunities[4 * sixth:5 * sixth])
    get('sale.opportunity').write(opportunities[2 * sixth:3 * sixth], {'lost_reason': 'Precio'})
    won = [opportunity.id for opportunity in opportunities[4 * sixth:4 * sixth + 2]]

with transaction():
    Sale = get('sale.sale')
    for opportunity in get('sale.opportunity').browse(won):
        for sale in opportunity.sales:
            sale.invoice_address = sale.shipment_address = sale.party.addresses[0]
            sale.warehouse = warehouses[0]
            sale.save()
        Sale.quote(opportunity.sales)
        Sale.confirm(opportunity.sales)

# Sales with every kind of ending -------------------------------------------------------------------------------------------

with transaction():
    Sale, Line = get('sale.sale'), get('sale.line')

    def new_sale(party, lines, **values):
        sale = Sale(party=party, company=company.id, currency=euro.id, warehouse=warehouses[0], **values)
        sale.on_change_party()
        sale.invoice_method = 'order'
        sale.shipment_method = 'order'
        sale.lines = []
        made = []
        for product, quantity in lines:
            line = Line(sale=sale, type='line', product=product, quantity=quantity)
            line.on_change_product()
            made.append(line)
        sale.lines = made
        return sale

    sales = []
    for index in range(size['sales']):
        lines = [(product, float(chance.randint(1, 60))) for product in chance.sample(products[:-1], chance.randint(1, 3))]
        if index % 9 == 0:
            lines.append((service, 1.0))
        sale = new_sale(
            customers[index % len(customers)], lines, sale_date=days_ago(chance.randint(1, 200)),
            reference='WEB-%05d' % index, description='Pedido de muestra %d' % index)
        if index % 10 == 9:
            sale.warehouse = warehouses[1]
        sales.append(sale)
    waiting = new_sale(customers[0], [(products[-1], 7.0)], sale_date=days_ago(5), reference='NO-STOCK')
    partial = new_sale(customers[1], [(products[0], 10.0)], sale_date=days_ago(8), reference='PARTIAL-SHIPMENT')
    sales += [waiting, partial]
    Sale.save(sales)
    sale_ids, waiting_id, partial_id = [sale.id for sale in sales], waiting.id, partial.id

special = [waiting_id, partial_id]
draft = [sale for index, sale in enumerate(sale_ids) if index % 15 == 0 and sale not in special]
quoted_only = [sale for index, sale in enumerate(sale_ids) if index % 15 == 1 and sale not in special]
given_up = [sale for index, sale in enumerate(sale_ids) if index % 15 == 2 and sale not in special]
confirmed = [sale for sale in sale_ids if sale not in draft + quoted_only + given_up]
in_batches('sale.sale', [sale for sale in sale_ids if sale not in draft], lambda sales: get('sale.sale').quote(sales))
in_batches('sale.sale', given_up, lambda sales: get('sale.sale').cancel(sales))
in_batches('sale.sale', confirmed, lambda sales: get('sale.sale').confirm(sales))

with transaction():
    Shipment = get('stock.shipment.out')
    partial_shipment = Shipment(get('sale.sale')(partial_id).shipments[0].id)
    move, = partial_shipment.inventory_moves
    move.quantity = 4.0
    move.save()
    waiting_shipments = Shipment.search([('state', '=', 'waiting'), ('id', '!=', partial_shipment.id)], order=[('id', 'ASC')])
    to_ship = [shipment.id for shipment in [partial_shipment] + waiting_shipments[:len(waiting_shipments) * 7 // 10]]


def ship(shipments):
    Shipment = get('stock.shipment.out')
    Shipment.assign_try(shipments)
    assigned = [shipment for shipment in Shipment.browse(shipments) if shipment.state == 'assigned']
    # The last ones stay behind on their way: assigned, picked, packed.
    Shipment.pick([shipment for shipment in assigned if shipment.id not in to_ship[-2:]])
    Shipment.pack([shipment for shipment in assigned if shipment.id not in to_ship[-4:]])
    Shipment.done([shipment for shipment in assigned if shipment.id not in to_ship[-6:]])


in_batches('stock.shipment.out', to_ship, ship)

# Invoices: posted, paid in full, in part, overdue, credited --------------------------------------------------------------------

with transaction():
    Invoice = get('account.invoice')
    drafts = Invoice.search([('state', '=', 'draft'), ('type', '=', 'out')], order=[('id', 'ASC')])
    drafts = drafts[:len(drafts) * 9 // 10]
    for invoice in drafts:
        invoice.invoice_date = max((sale.sale_date for sale in invoice.sales if sale.sale_date), default=today)
    Invoice.save(drafts)
    invoice_ids = [invoice.id for invoice in Invoice.search(
        [('id', 'in', [invoice.id for invoice in drafts])], order=[('invoice_date', 'ASC'), ('id', 'ASC')])]

in_batches('account.invoice', invoice_ids, lambda invoices: get('account.invoice').post(invoices))


def pay(invoices):
    MoveLine, Method = get('account.move.line'), get('account.invoice.payment.method')
    for invoice in invoices:
        index = invoice_ids.index(invoice.id)
        if index % 3 == 2:
            continue
        paid_on = min(today, invoice.invoice_date + datetime.timedelta(days=chance.randint(0, 40)))
        amount = invoice.amount_to_pay
        in_full = index % 6 != 1
        if not in_full:
            amount = (amount / 3).quantize(Decimal('.01'))
        lines = invoice.pay_invoice(amount, Method(bank.id), paid_on, 'Transferencia %d' % index)
        if in_full:
            MoveLine.reconcile([line for line in invoice.lines_to_pay if not line.reconciliation] + lines)


in_batches('account.invoice', invoice_ids, pay)

with transaction():
    Invoice = get('account.invoice')
    open_invoices = Invoice.search([('state', '=', 'posted'), ('type', '=', 'out')], order=[('id', 'ASC')])
    refund = Invoice.credit(open_invoices[:1], refund=False)
    Invoice.post(refund)
    cancelled = Invoice.credit(open_invoices[1:2], refund=True)

# Supply on its way, complaints, a merged customer ------------------------------------------------------------------------------

if has('purchase.purchase'):
    with transaction():
        Purchase, PurchaseLine = get('purchase.purchase'), get('purchase.line')
        purchase = Purchase(party=supplier, company=company.id, currency=euro.id, purchase_date=days_ago(3))
        purchase.on_change_party()
        purchase.invoice_method = 'shipment'
        purchase.warehouse = warehouses[0]
        purchase.payment_term = terms['30 days'].id
        purchase.lines = [
            PurchaseLine(type='line', product=product, quantity=quantity, unit=get('product.product')(product).default_uom.id,
                unit_price=Decimal('2.5'), delivery_date_edit=True, delivery_date_store=today + datetime.timedelta(days=days))
            for product, quantity, days in ((products[-1], 500.0, 12), (products[0], 250.0, 20))]
        Purchase.save([purchase])
        Purchase.quote([purchase])
        Purchase.confirm([purchase])

if has('sale.complaint'):
    with transaction():
        sale_model, = get('ir.model').search([('model', '=', 'sale.sale')])
        kind, = get('sale.complaint.type').create([{'name': 'Entrega', 'origin': sale_model.id}])
        Complaint = get('sale.complaint')
        done_sales = get('sale.sale').search([('state', '=', 'done')], limit=6)
        complaints = Complaint.create([{
            'type': kind.id, 'customer': sale.party.id, 'origin': str(sale), 'company': company.id,
            'employee': employees[0].id, 'date': days_ago(2), 'description': 'Llegó tarde\nEl pedido llegó tarde.',
        } for sale in done_sales])
        Complaint.wait(complaints[2:])
        Complaint.reject(complaints[4:])

with transaction():
    twins = get('party.party').create([
        {'name': 'Duplicado SA', 'addresses': [('create', [{'city': 'Madrid'}])]},
        {'name': 'Duplicado SA', 'addresses': [('create', [{'city': 'Madrid'}])]}])
    survivor, twin = [party.id for party in twins]
replace = Wizard('party.replace', [Model.get('party.party')(twin)])
replace.form.source = Model.get('party.party')(twin)
replace.form.destination = Model.get('party.party')(survivor)
replace.execute('replace')

print('customers', len(customers), 'sales', len(sale_ids), 'invoices', len(invoice_ids))
