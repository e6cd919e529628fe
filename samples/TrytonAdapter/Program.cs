using TrytonAdapter;
using TrytonAdapter.Operations;

var builder = WebApplication.CreateBuilder(args);
builder.AddTrytonAdapter();

var app = builder.Build();
app.UseRefusals();
app.UseBearerToken();

app.MapGet("/health/live", () => "ok");
app.MapProducts();
app.MapCustomers();
app.MapOrders();
app.Run();
