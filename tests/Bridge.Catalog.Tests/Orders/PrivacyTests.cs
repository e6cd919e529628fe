using Bridge.Contracts.Catalog;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Catalog.Tests.Orders;

public sealed class PrivacyTests(CatalogHost host) : IClassFixture<CatalogHost>
{
    [Fact]
    public async Task Of_every_table_it_is_decided_whether_it_holds_people()
    {
        Assert.Empty(await PersonalDataCheck.FaultsAsync(host.Services));
    }

    [Fact]
    public async Task An_order_stays_for_the_books_without_its_customer_and_goes_with_one_who_was_only_played()
    {
        host.Neighbours.Write = OrderTests.Everything;
        var (customer, played) = (await PlacedAsync(), await PlacedAsync());
        var store = host.Services.GetRequiredService<PersonalDataStore>();

        var forgotten = await store.EraseAsync(new Person { Contacts = [customer.ContactId] }, CancellationToken.None);
        var unplayed = await store.EraseAsync(new Person { Contacts = [played.ContactId], Played = true }, CancellationToken.None);

        Assert.Equal((false, true), (forgotten.Busy, forgotten.Kept > 0));
        Assert.Equal((false, true, 0), (unplayed.Busy, unplayed.Rows > 1, unplayed.Kept));
        var kept = await host.WithAsync(db => db.Orders.Where(o => o.DraftId == customer.DraftId || o.DraftId == played.DraftId).SingleAsync());
        Assert.Equal((customer.DraftId, "", 30m), (kept.DraftId, kept.Name, kept.Total));
        Assert.Equal(0, await host.WithAsync(db => db.OrderEntries.CountAsync(e => !db.Orders.Any(o => o.Id == e.OrderId))));
    }

    async Task<PlaceOrder> PlacedAsync()
    {
        var draft = OrderTests.Draft(await host.IdOfAsync("mug"));
        await host.Neighbours.SendAsync("catalog-place-order", draft);
        await host.Neighbours.Received<OrderAnswered>("flow-order-answered").FirstAsync(a => a.Effect == draft.Effect);
        return draft;
    }
}
