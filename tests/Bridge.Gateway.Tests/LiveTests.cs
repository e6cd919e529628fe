using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Contracts.Messaging;
using Bridge.Gateway.Live;
using Bridge.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Bridge.Gateway.Tests;

public sealed class LiveTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task A_change_reaches_every_tab_and_what_a_hiring_flow_took_only_those_who_may_read_it()
    {
        var (hr, agent) = (new Received<Changed>(), new Received<Changed>());
        await using var first = await ListenAsync("HR", hr);
        await using var second = await ListenAsync("Agent", agent);
        var (secret, open) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await Eventually.TrueAsync(async () =>
        {
            // The gateway's own queue may not be bound yet: said until it is heard.
            await host.Neighbours.PublishAsync(new ConversationsChanged([
                new() { ConversationId = secret, Version = 3, HrOnly = true }, new() { ConversationId = open, Version = 4 }]));
            return agent.All.Any(c => c.Id == open) && hr.All.Any(c => c.Id == open);
        }, "both heard of the open conversation");

        Assert.Contains(hr.All, c => c == new Changed("conversation", secret, 3));
        Assert.DoesNotContain(agent.All, c => c.Id == secret);
    }

    [Fact]
    public async Task A_tab_that_comes_later_hears_what_it_missed_and_only_what_it_may()
    {
        var (hr, agent) = (new Received<Changed>(), new Received<Changed>());
        await using var early = await ListenAsync("HR", hr);
        var (secret, open) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var late = await ListenAsync("Agent", agent);
        Changed[]? missed = null;
        await Eventually.TrueAsync(async () =>
        {
            // The gateway's own queues may not be there yet, or just now: said until what was before is known.
            await host.Neighbours.PublishAsync(new ConversationsChanged([
                new() { ConversationId = secret, Version = 1, HrOnly = true }, new() { ConversationId = open, Version = 1 }, new() { ConversationId = open, Version = 2 }]));
            missed = await late.InvokeAsync<Changed[]?>("CatchUp", 1_000L);
            return missed?.Any(c => c == new Changed("conversation", open, 2)) is true && hr.All.Any(c => c.Id == secret);
        }, "what was said a moment ago is told to who asks");
        var longAgo = await late.InvokeAsync<Changed[]?>("CatchUp", 3_600_000L);

        Assert.Single(missed!, c => c.Id == open);
        Assert.DoesNotContain(missed!, c => c.Id == secret);
        Assert.Null(longAgo);
    }

    [Fact]
    public async Task Who_writes_in_a_chat_is_told_to_his_colleagues_by_name_and_who_may_only_look_tells_nobody()
    {
        var heard = new Received<Replying>();
        await using var agent = await ListenAsync("Agent", new Received<Changed>());
        await using var viewer = await ListenAsync("Viewer", new Received<Changed>());
        await using var colleague = await ListenAsync("Sales", new Received<Changed>());
        colleague.On<Replying>("replying", heard.Add);
        var chat = Guid.CreateVersion7();

        await Eventually.TrueAsync(async () =>
        {
            await agent.InvokeAsync("Replying", chat);
            return heard.All.Any();
        }, "a colleague heard of it");

        Assert.All(heard.All, one => Assert.Equal(chat, one.ConversationId));
        Assert.All(heard.All, one => Assert.NotEmpty(one.Name));
        Assert.Single(heard.All.Select(one => one.UserId).Distinct());
        await Assert.ThrowsAsync<HubException>(() => viewer.InvokeAsync("Replying", chat));
    }

    [Fact]
    public async Task Who_is_disabled_hears_nothing_more_in_a_tab_that_was_open()
    {
        await using var tab = await ListenAsync("Viewer", new Received<Changed>());
        var closed = new TaskCompletionSource();
        tab.Closed += _ => Task.FromResult(closed.TrySetResult());
        using var owner = await host.SignedInAsync("Owner");
        var viewer = (await owner.GetFromJsonAsync<JsonElement>("/api/users")).EnumerateArray().Single(u => u.GetProperty("email").GetString() == GatewayHost.EmailOf("Viewer")).GetProperty("id").GetString();

        using var disabled = await owner.PutAsJsonAsync($"/api/users/{viewer}", new { name = "Viewer", roles = new[] { "Viewer" }, disabled = true });

        Assert.True(disabled.IsSuccessStatusCode);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        using var back = await owner.PutAsJsonAsync($"/api/users/{viewer}", new { name = "Viewer", roles = new[] { "Viewer" }, disabled = false });
        Assert.True(back.IsSuccessStatusCode);
    }

    async Task<HubConnection> ListenAsync(string role, Received<Changed> heard)
    {
        var cookie = await CookieAsync(role);
        var connection = new HubConnectionBuilder().WithUrl("http://127.0.0.1/live", options =>
        {
            options.HttpMessageHandlerFactory = _ => host.Gateway.Server.CreateHandler();
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.LongPolling;
            options.Headers.Add("Cookie", cookie);
        }).Build();
        connection.On<Changed>("changed", heard.Add);
        await connection.StartAsync();
        return connection;
    }

    async Task<string> CookieAsync(string role)
    {
        var jar = new List<string>();
        using var http = host.Gateway.CreateDefaultClient(new Uri("http://127.0.0.1"), new Jar(jar));
        await host.SignInAsync(http, role);
        return string.Join("; ", jar.Select(c => c.Split(';')[0]));
    }

    /// <summary>Keeps cookies where a test can read them.</summary>
    sealed class Jar(List<string> cookies) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
            }

            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                {
                    cookies.RemoveAll(c => c.Split('=')[0] == cookie.Split('=')[0]);
                    cookies.Add(cookie);
                }
            }

            return response;
        }
    }
}
