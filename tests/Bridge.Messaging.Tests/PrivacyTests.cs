using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests;

public sealed class PrivacyTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task Of_every_table_it_is_decided_whether_it_holds_people()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        Assert.Empty(await PersonalDataCheck.FaultsAsync(host.Services));
    }
}
