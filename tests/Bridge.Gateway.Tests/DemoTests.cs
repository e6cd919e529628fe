using System.Net;
using System.Net.Http.Json;
using Bridge.Gateway.Demo;
using Bridge.Gateway.Privacy;
using Bridge.Testing;

namespace Bridge.Gateway.Tests;

public sealed class DemoTests(DemoTests.Host host) : IClassFixture<DemoTests.Host>
{
    const string Phones = "http://127.0.0.1:8088/";

    [Fact]
    public async Task Customers_of_the_demonstration_are_forgotten_while_it_is_one_and_the_sandbox_is_closed_and_taken_back()
    {
        using var admin = await host.SignedInAsync("Admin");
        using var agent = await host.SignedInAsync("Agent");
        using var refused = await agent.PutAsJsonAsync("/api/demo/sandbox", new { closed = true });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        host.MetaMayWrite = true;
        using var mixed = await admin.PostAsync("/api/demo/forget", content: null);
        Assert.Equal(HttpStatusCode.Conflict, mixed.StatusCode);
        host.MetaMayWrite = false;
        using var forgotten = await admin.PostAsync("/api/demo/forget", content: null);
        Assert.Equal(new DemoForgotten(Customers: 2, Orders: 3, Applications: 2), await forgotten.Content.ReadFromJsonAsync<DemoForgotten>());
        await Eventually.TrueAsync(() => Task.FromResult(host.Erased.Count >= 10), "every service has forgotten both");
        Assert.All(host.Erased, person => Assert.True(person.Played));
        Assert.Equal(2, (await admin.GetFromJsonAsync<List<ErasureRow>>("/api/privacy/erasures"))!.Count);

        using var closed = await admin.PutAsJsonAsync("/api/demo/sandbox", new { closed = true });
        Assert.Equal(new DemoResponse(SandboxUrl: null, ReferenceErpUrl: null, SandboxClosed: true), await closed.Content.ReadFromJsonAsync<DemoResponse>());
        Assert.Equal(new DemoResponse(SandboxUrl: null, ReferenceErpUrl: null, SandboxClosed: true), await agent.GetFromJsonAsync<DemoResponse>("/api/demo"));
        Assert.True(File.Exists(host.ClosedFile));
        using var tooLate = await admin.PostAsync("/api/demo/forget", content: null);
        Assert.Equal(HttpStatusCode.Conflict, tooLate.StatusCode);

        using var opened = await admin.PutAsJsonAsync("/api/demo/sandbox", new { closed = false });
        Assert.Equal(new DemoResponse(Phones, ReferenceErpUrl: null, SandboxClosed: false), await opened.Content.ReadFromJsonAsync<DemoResponse>());
        Assert.False(File.Exists(host.ClosedFile));
        var audit = await admin.GetStringAsync("/api/audit?path=/api/demo");
        Assert.Contains("/api/demo/forget", audit, StringComparison.Ordinal);
        Assert.Contains("\"orders\":3", audit, StringComparison.Ordinal);
    }

    public sealed class Host : GatewayHost
    {
        public string ClosedFile { get; } = Path.Combine(Path.GetTempPath(), $"bridge-sandbox-closed-{Guid.NewGuid():N}");

        protected override IReadOnlyList<KeyValuePair<string, string?>> Also => [new("Demo:SandboxUrl", Phones), new("Demo:SandboxClosedFile", ClosedFile)];
    }
}
