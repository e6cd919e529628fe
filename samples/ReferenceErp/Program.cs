using ReferenceErp;
using ReferenceErp.Admin;
using ReferenceErp.Faults;
using ReferenceErp.Operations;

var builder = WebApplication.CreateBuilder(args);
builder.AddReferenceErp();

var app = builder.Build();
app.UseRefusals();
app.UseFaults();
app.UseErpAuthentication();

app.MapGet("/health/live", () => "ok");
app.MapProducts();
app.MapCustomers();
app.MapOrders();
app.MapJobs();
app.MapAuth();
app.MapFaults();
app.MapAdmin();
app.Run();
