using Bridge.Testing;

namespace Bridge.Flow.Tests;

public sealed class PrivacyTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task Of_every_table_it_is_decided_whether_it_holds_people()
    {
        Assert.Empty(await PersonalDataCheck.FaultsAsync(flow.Host.Services));
    }
}
