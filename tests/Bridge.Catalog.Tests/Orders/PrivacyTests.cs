using Bridge.Testing;

namespace Bridge.Catalog.Tests.Orders;

public sealed class PrivacyTests(CatalogHost host) : IClassFixture<CatalogHost>
{
    [Fact]
    public async Task Of_every_table_it_is_decided_whether_it_holds_people()
    {
        Assert.Empty(await PersonalDataCheck.FaultsAsync(host.Services));
    }
}
