using Bridge.ErpConnector.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bridge.ErpConnector.Tests.Calling;

/// <summary>A server that answers as a test says, and the wire that asks it, with the handler that the service uses.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServiceProvider _services;

    private ScriptedServer(WebApplication app, Uri address, ServiceProvider services) => (_app, Address, _services) = (app, address, services);

    public Uri Address { get; }

    public ErpWire Wire => _services.GetRequiredService<ErpWire>();

    public static async Task<ScriptedServer> StartAsync(RequestDelegate answer, string? allowed = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        var services = new ServiceCollection().AddErpWire();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(new ErpOptions { AllowedNetworks = allowed ?? $"127.0.0.1:{address.Port}" }));
        return new ScriptedServer(app, address, services.BuildServiceProvider());
    }

    public async Task<Attempt> AskAsync(ErpOperation operation, object fields, TimeSpan? limit = null, Uri? address = null)
    {
        var endpoint = ErpEndpoint.Default(ErpContract.Of(operation), new ErpOptions());
        var (request, _) = ErpRequest.Build(address ?? Address, endpoint, JsonSerializer.SerializeToElement(fields));
        using (request)
        {
            return await Wire.SendAsync(request!, endpoint.Contract, limit ?? TimeSpan.FromSeconds(10), CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _app.DisposeAsync();
    }
}
