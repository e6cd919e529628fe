using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Messaging.Tests.Support;

/// <summary>An S3-compatible store: objects in memory, every signature computed anew from what really came, by the published recipe.</summary>
sealed class ObjectServer : IAsyncDisposable
{
    public const string AccessKey = "AKIDEXAMPLE", SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Region = "eu-central-1";

    readonly WebApplication _app;

    ObjectServer(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, byte[]> Objects { get; } = [];
    public ConcurrentQueue<string> Requests { get; } = [];
    public Uri Address { get; private set; } = null!;

    public static async Task<ObjectServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new ObjectServer(builder.Build());
        server._app.MapFallback("/{**key}", server.AnswerAsync);
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    async Task<IResult> AnswerAsync(string key, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var bytes = body.ToArray();
        Requests.Enqueue($"{context.Request.Method} {key}");
        if (!Signed(context.Request, bytes))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        switch (context.Request.Method)
        {
            case "PUT":
                Objects[key] = bytes;
                return Results.Ok();
            case "DELETE":
                Objects.TryRemove(key, out _);
                return Results.NoContent();
            default:
                return Objects.TryGetValue(key, out var found) ? Results.Bytes(found) : Results.NotFound();
        }
    }

    static bool Signed(HttpRequest request, byte[] body)
    {
        string Header(string name) => request.Headers[name].ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var day = Header("x-amz-date")[..8];
        var canonical = string.Join('\n', request.Method, request.Path.Value, "", $"host:{Header("Host")}", $"x-amz-content-sha256:{hash}", $"x-amz-date:{Header("x-amz-date")}", "",
            "host;x-amz-content-sha256;x-amz-date", hash);
        byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
        var signing = Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + SecretKey), day), Region), "s3"), "aws4_request");
        var toSign = string.Join('\n', "AWS4-HMAC-SHA256", Header("x-amz-date"), $"{day}/{Region}/s3/aws4_request", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        return Header("Authorization") ==
            $"AWS4-HMAC-SHA256 Credential={AccessKey}/{day}/{Region}/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={Convert.ToHexStringLower(Mac(signing, toSign))}";
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
