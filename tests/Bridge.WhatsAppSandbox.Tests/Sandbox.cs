using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.WhatsAppSandbox.Tests;

/// <summary>The sandbox itself on a port of its own, with a business that receives its webhooks.</summary>
internal sealed class Sandbox : IAsyncDisposable
{
    public const string PhoneNumberId = "106540352242922";

    private readonly WebApplicationFactory<Program> _factory;

    private Sandbox(WebApplicationFactory<Program> factory, Business business)
    {
        _factory = factory;
        Business = business;
        Http = factory.CreateClient();
        Http.Timeout = TimeSpan.FromSeconds(15);
    }

    public Business Business { get; }
    public HttpClient Http { get; }

    /// <summary>Statuses follow at once unless a setting says otherwise: what is tested is that they come, not how slowly.</summary>
    public static async Task<Sandbox> StartAsync(TimeProvider? time = null, Business? business = null, params (string Name, string Value)[] settings)
    {
        business ??= await Business.StartAsync();
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            foreach (var (name, value) in new[]
            {
                ("Sandbox:SentAfter", "0"), ("Sandbox:DeliveredAfter", "0"), ("Sandbox:ReadAfter", "0"), ("Sandbox:WebhookUrl", business.Url.ToString()),
            }.Concat(settings))
            {
                host.UseSetting(name, value);
            }
            host.UseUrls("http://127.0.0.1:0");
            host.ConfigureLogging(logging => logging.ClearProviders());
            if (time is not null)
            {
                host.ConfigureServices(services => services.AddSingleton(time));
            }
        });
        factory.UseKestrel();
        factory.StartServer();
        return new Sandbox(factory, business);
    }

    /// <summary>Sends as the business, with the token, to the customer asha.</summary>
    public Task<HttpResponseMessage> SendAsync(string type, string content, string to = "+9779812345670", string addressed = "to") =>
        GraphAsync($$"""{"messaging_product":"whatsapp","{{addressed}}":"{{to}}","type":"{{type}}","{{type}}":{{content}},"biz_opaque_callback_data":"turn:7"}""");

    public Task<HttpResponseMessage> GraphAsync(string body, string token = "sandbox-access-token") =>
        GraphAsync(HttpMethod.Post, $"v26.0/{PhoneNumberId}/messages", new StringContent(body, Encoding.UTF8, "application/json"), token);

    public Task<HttpResponseMessage> GraphAsync(HttpMethod method, string path, string body) =>
        GraphAsync(method, path, new StringContent(body, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> GraphAsync(HttpMethod method, string path, HttpContent? body, string token = "sandbox-access-token")
    {
        var request = new HttpRequestMessage(method, $"/{path}") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Http.SendAsync(request);
    }

    public async Task<string> AcceptedAsync(string type, string content, string to = "+9779812345670", string addressed = "to")
    {
        using var response = await SendAsync(type, content, to, addressed);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, answer.ToString());
        return answer.GetProperty("messages")[0].GetProperty("id").GetString()!;
    }

    public static async Task<JsonElement> ErrorAsync(HttpResponseMessage response)
    {
        Assert.False(response.IsSuccessStatusCode, $"{(int)response.StatusCode}");
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error");
    }

    /// <summary>As the customer, over the control API; the message that came of it.</summary>
    public async Task<JsonElement> PlayAsync(string customer, string act, object body)
    {
        using var response = await Http.PostAsJsonAsync($"/sandbox/customers/{customer}/{act}", body);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, answer.ToString());
        return answer;
    }

    public async Task ChangeAsync(string customer, object change) =>
        (await Http.PatchAsJsonAsync($"/sandbox/customers/{customer}", change)).EnsureSuccessStatusCode();

    public async Task FaultsAsync(object change) => (await Http.PatchAsJsonAsync("/sandbox/faults", change)).EnsureSuccessStatusCode();

    public async Task BreakNextAsync(object fault) => (await Http.PostAsJsonAsync("/sandbox/faults/graph", fault)).EnsureSuccessStatusCode();

    public Task<JsonElement> StateAsync() => Http.GetFromJsonAsync<JsonElement>("/sandbox/state");

    public async Task<JsonElement> MessageAsync(string customer, string wamid) =>
        (await ChatAsync(customer)).EnumerateArray().Single(message => message.GetProperty("id").GetString() == wamid);

    public async Task<JsonElement> ChatAsync(string customer) =>
        (await Http.GetFromJsonAsync<JsonElement>($"/sandbox/customers/{customer}/messages")).GetProperty("items");

    public async Task<JsonObject> GetGraphAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-access-token");
        using var response = await Http.SendAsync(request);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>The business stays where it is: a restart is this and another start with the same data directory.</summary>
    public ValueTask StopAsync() => _factory.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
        await Business.DisposeAsync();
    }
}
