using Bridge.Catalog;
using Bridge.Catalog.Charges;
using Bridge.Catalog.Company;
using Bridge.Catalog.Images;
using Bridge.Catalog.Orders;
using Bridge.Catalog.Pricing;
using Bridge.Catalog.Products;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Company;
using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("catalog");
builder.AddBridgeDatabase<CatalogDbContext>("catalog");
builder.AddBridgeBus<CatalogDbContext>("catalog", bus => bus
    .Consume<CompanyChangedConsumer, CompanyChanged>()
    .Consume<ErpReachableConsumer, ErpReachable>()
    .Receive<QuotePriceConsumer, QuotePrice>(atOnce: PricingOptions.AtOnceOf(builder.Configuration))
    .Receive<PlaceOrderConsumer, PlaceOrder>()
    .Receive<ConfirmOfferConsumer, ConfirmOffer>()
    .Receive<ErpAnsweredConsumer, ErpAnswered>()
    .Receive<AskOrderStatusConsumer, AskOrderStatus>());
builder.Services.AddValidation();
builder.AddCatalog();
var app = builder.Build();
app.MapServiceDefaults();
app.MapProducts();
app.MapSync();
app.MapCharges();
app.MapImages();
app.MapOrders();
await app.RunBridgeAsync<CatalogDbContext>(args);
