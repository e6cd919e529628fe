using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Catalog.Orders;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Catalog.Tests.Orders;

/// <summary>What the ERP's profile says of addresses and of statuses, before anything is sent.</summary>
public sealed class ProfileTests : IAsyncLifetime
{
    readonly CatalogHost _host = new();

    public async ValueTask InitializeAsync()
    {
        _host.Neighbours.Addresses = new AddressWishes { CityRequired = true };
        _host.Neighbours.Operations = [.. Enum.GetValues<ErpOperation>().Where(operation => operation != ErpOperation.GetOrderStatus)];
        await _host.InitializeAsync();
        _host.Neighbours.Write = OrderTests.Everything;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_order_whose_address_lacks_what_the_ERP_requires_is_not_sent()
    {
        var mug = await _host.IdOfAsync("mug");
        var draft = OrderTests.Draft(mug);
        await _host.Neighbours.SendAsync("catalog-place-order", draft);
        var answered = await _host.Neighbours.Received<OrderAnswered>("flow-order-answered").FirstAsync(a => a.Effect == draft.Effect);
        using var agent = _host.Http("Agent");
        var refused = await agent.PostAsJsonAsync("/orders", new
        {
            draftId = Guid.CreateVersion7(), conversationId = mug, contactId = mug, phone = "+9779812345678", name = "Asha", language = "en",
            lines = new[] { new { productId = mug, quantity = 2 } }, agreedTotal = 25m, payment = "Cash", address = new { line1 = "House 5, Thamel", country = "NP" },
        });

        Assert.Equal((EffectOutcome.Rejected, "The address has no city, which the ERP's profile requires"), (answered.Outcome, answered.Problem));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(["address.city"], (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name));
        Assert.Empty(_host.Neighbours.Received<CallErp>("erp-connector-call-erp").All);

        var whole = draft with { Effect = CatalogHost.Effect(), Address = draft.Address! with { City = "Kathmandu" } };
        await _host.Neighbours.SendAsync("catalog-place-order", whole);
        Assert.Equal(EffectOutcome.Ok, (await _host.Neighbours.Received<OrderAnswered>("flow-order-answered").FirstAsync(a => a.Effect == whole.Effect)).Outcome);
    }

    [Fact]
    public async Task An_ERP_that_tells_no_statuses_is_not_asked_for_them_on_schedule()
    {
        var draft = OrderTests.Draft(await _host.IdOfAsync("mug")) with { Address = null };
        await _host.Neighbours.SendAsync("catalog-place-order", draft);
        await _host.Neighbours.Received<OrderAnswered>("flow-order-answered").FirstAsync(a => a.Effect == draft.Effect);
        var due = DateTimeOffset.UtcNow.AddMinutes(-1);
        await _host.WithAsync(db => db.Orders.Where(o => o.DraftId == draft.DraftId).ExecuteUpdateAsync(o => o.SetProperty(x => x.CheckDueAt, due)));

        // With a clock of its own each look begins by asking anew what is switched on; once it has been asked three times, a look has ended.
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var worker = ActivatorUtilities.CreateInstance<StatusWorker>(_host.Services, clock, ActivatorUtilities.CreateInstance<ErpProfile>(_host.Services, clock));
        await worker.StartAsync(CancellationToken.None);
        var before = _host.Neighbours.OperationsAsked;
        await LooksAsync(() => _host.Neighbours.OperationsAsked >= before + 3, "the worker looks again and again");

        Assert.DoesNotContain(_host.Neighbours.Reads.All, read => read.Operation == "GET_ORDER_STATUS");
        Assert.InRange((await _host.WithAsync(db => db.Orders.Where(o => o.DraftId == draft.DraftId).Select(o => o.CheckDueAt).SingleAsync()))!.Value, due.AddSeconds(-1), due.AddSeconds(1));
        _host.Neighbours.Operations = Enum.GetValues<ErpOperation>();
        await LooksAsync(() => _host.Neighbours.Reads.All.Any(read => read.Operation == "GET_ORDER_STATUS"), "one that tells them is asked");
        await worker.StopAsync(CancellationToken.None);

        Task LooksAsync(Func<bool> until, string what) => Eventually.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            return Task.FromResult(until());
        }, what);
    }
}
