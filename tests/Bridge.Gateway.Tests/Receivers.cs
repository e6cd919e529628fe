using System.Net;
using System.Net.Sockets;
using Bridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Gateway.Tests;

/// <summary>Somewhere alerts are posted to.</summary>
sealed class AlertReceiver : IAsyncDisposable
{
    readonly WebApplication _app;

    AlertReceiver(WebApplication app) => _app = app;

    public Received<(string Body, string Signature)> Posted { get; } = new();

    public int Status { get; set; } = StatusCodes.Status200OK;

    public Uri Address => new(new Uri(_app.Urls.First()), "/hook");

    public static async Task<AlertReceiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new AlertReceiver(builder.Build());
        receiver._app.MapPost("/hook", async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body);
            receiver.Posted.Add((await body.ReadToEndAsync(), request.Headers["Bridge-Signature"].ToString()));
            return Results.StatusCode(receiver.Status);
        });
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A mail server that takes what is brought, as far as RFC 5321 asks of the smallest.</summary>
sealed class MailServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public MailServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public Received<(string[] To, string Message)> Taken { get; } = new();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        var to = new List<string>();
        await writer.WriteLineAsync("220 mail.example.com");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT":
                    to.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var message = new List<string>();
                    while (await reader.ReadLineAsync() is { } text && text != ".")
                    {
                        message.Add(text);
                    }

                    Taken.Add(([.. to], string.Join('\n', message)));
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
            }

            await writer.WriteLineAsync("250 ok");
        }
    }

    public void Dispose() => _listener.Dispose();
}
