"""A company with accounts and a few products, and the user of the adapter, in a fresh Tryton database: what a shop needs before its first sale.
  shop.py <configuration file> <database> <password of the adapter's user>"""
import sys
from decimal import Decimal

from proteus import Model, Wizard, config

CURRENCY = ('USD', 'US Dollar', '$')
PRODUCTS = {
    'Drinkware': [('MUG-330', 'Classic Mug 330 ml', '8.50'), ('MUG-450', 'Big Mug 450 ml', '10.90'), ('BOT-500', 'Steel Bottle 500 ml', '18.00')],
    'Textiles': [('TEE-M', 'T-Shirt', '14.00'), ('TOTE', 'Tote Bag', '9.50')],
    'Gifts': [('CLOCK', 'Wall Clock', '24.00'), ('FRAME', 'Photo Frame', '12.00')],
}


def first(name, *domain):
    return Model.get(name).find(list(domain), limit=1)[0]


def make_company():
    Currency, Party = Model.get('currency.currency'), Model.get('party.party')
    code, name, symbol = CURRENCY
    currency = Currency(name=name, symbol=symbol, code=code)
    currency.rates.new(rate=Decimal(1))
    currency.save()
    party = Party(name='Bridge Gifts')
    party.save()
    wizard = Wizard('company.company.config')
    wizard.execute('company')
    wizard.form.party, wizard.form.currency = party, currency
    wizard.execute('add')
    return Model.get('company.company').find()[0]


def make_accounts(company):
    """The chart that the account module ships, and the accounts that sales fall back on."""
    Account = Model.get('account.account')
    wizard = Wizard('account.create_chart')
    wizard.execute('account')
    template = first('ir.model.data', ('module', '=', 'account'), ('fs_id', '=', 'account_template_root_en'))
    wizard.form.account_template = Model.get('account.account.template')(template.db_id)
    wizard.form.company = company
    wizard.execute('create_account')
    kinds = {kind: Account.find([('type.' + kind, '=', True), ('company', '=', company.id)], limit=1)[0] for kind in ('receivable', 'payable', 'revenue', 'expense')}
    wizard.form.account_receivable, wizard.form.account_payable = kinds['receivable'], kinds['payable']
    wizard.execute('create_properties')
    configuration = Model.get('account.configuration')(1)
    configuration.default_category_account_revenue, configuration.default_category_account_expense = kinds['revenue'], kinds['expense']
    configuration.save()
    return kinds


def make_products(accounts):
    Category, Template = Model.get('product.category'), Model.get('product.template')
    accounting = Category(name='Goods', accounting=True, account_revenue=accounts['revenue'], account_expense=accounts['expense'])
    accounting.save()
    unit = first('product.uom', ('symbol', '=', 'u'))
    for name, products in PRODUCTS.items():
        category = Category(name=name)
        category.save()
        for code, title, price in products:
            template = Template(name=title, code=code, default_uom=unit, type='goods', salable=True, list_price=Decimal(price), account_category=accounting)
            template.categories.append(Category(category.id))
            template.save()


def make_user(password, company):
    """The adapter's own: sales, and the parties it makes, but no administration."""
    User, Group = Model.get('res.user'), Model.get('res.group')
    user = User(name='Bridge', login='bridge', password=password)
    user.companies.append(company)
    user.company = company
    for module, group in (('sale', 'group_sale'), ('party', 'group_party_admin')):
        data = Model.get('ir.model.data').find([('module', '=', module), ('fs_id', '=', group)], limit=1)
        if data:
            user.groups.append(Group(data[0].db_id))
    user.save()


def main(configuration, database, password):
    settings = config.set_trytond(database=database, config_file=configuration)
    company = make_company()
    settings._context = Model.get('res.user').get_preferences(True, settings.context)
    make_products(make_accounts(company))
    make_user(password, company)


main(*sys.argv[1:])
