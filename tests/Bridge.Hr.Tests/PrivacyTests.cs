using Bridge.Testing;

namespace Bridge.Hr.Tests;

public sealed class PrivacyTests(HrHost host) : IClassFixture<HrHost>
{
    [Fact]
    public async Task Of_every_table_it_is_decided_whether_it_holds_people()
    {
        Assert.Empty(await PersonalDataCheck.FaultsAsync(host.Services));
    }
}
