using System.Net.Http.Json;
using System.Text.Json;
using Bridge.ErpConnector.Tests.Calling;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Bridge.ErpConnector.Tests.Tryton;

/// <summary>The adapter on a real port, in front of books that speak as Tryton does.</summary>
internal sealed class TrytonAdapterHost : IAsyncDisposable
{
    public const string TrytonPassword = "tryton-password";
    private const string Token = "adapter-token";

    private readonly ScriptedServer _tryton;
    private readonly Factory _factory;

    private TrytonAdapterHost(ScriptedServer tryton, TrytonBooks books, string token)
    {
        (_tryton, Books) = (tryton, books);
        _factory = new Factory(tryton.Address, token);
        _factory.UseKestrel();
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
        Http = new HttpClient { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new("Bearer", Token) } };
    }

    public TrytonBooks Books { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <param name="token">Empty: anybody may ask.</param>
    public static async Task<TrytonAdapterHost> StartAsync(string token = Token)
    {
        var books = new TrytonBooks();
        return new(await ScriptedServer.StartAsync(books.AnswerAsync), books, token);
    }

    public async Task<(int Status, JsonElement Answer)> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public Task StopTrytonAsync() => _tryton.DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
        await _tryton.DisposeAsync();
    }

    private sealed class Factory(Uri tryton, string token) : WebApplicationFactory<TrytonAdapter.TrytonOptions>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseSetting("urls", "http://127.0.0.1:0").UseSetting("Logging:LogLevel:Default", "None")
            .UseSetting("Tryton:Url", tryton.ToString()).UseSetting("Tryton:Password", TrytonPassword).UseSetting("Tryton:Token", token);
    }
}
