namespace Bridge.ErpConnector.Tests.Live;

public sealed class PrivacyTests(ErpWithKeys erp) : IClassFixture<ErpWithKeys>
{
    [Fact]
    public async Task Of_every_table_it_is_decided_whether_it_holds_people()
    {
        Assert.Empty(await PersonalDataCheck.FaultsAsync(erp.Connector.Services));
    }
}
