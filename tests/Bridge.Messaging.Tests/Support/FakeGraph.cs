using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Messaging.Tests.Support;

/// <summary>A Graph API that answers what the test says and shows what it was asked.</summary>
sealed class FakeGraph : IAsyncDisposable
{
    readonly Channel<SentMessage> _messages = Channel.CreateUnbounded<SentMessage>();
    WebApplication? _app;
    int _count;

    public FakeGraph() => FileUrl = id => new Uri(Address, $"/files/{id}").ToString();

    /// <summary>What to do with a message; accepts it unless a test says otherwise.</summary>
    public Func<SentMessage, HttpContext, Task<IResult>> OnMessage { get; set; } = (message, _) => Task.FromResult(Accept(message));

    public ConcurrentQueue<SentMessage> All { get; } = [];
    public ConcurrentQueue<JsonObject> ReadMarks { get; } = [];
    public ConcurrentDictionary<string, (byte[] Bytes, string MimeType)> Media { get; } = [];

    /// <summary>What to answer to any other edge, by method, path behind the version, and body.</summary>
    public Func<string, string, JsonObject?, IResult> OnCall { get; set; } = (_, _, _) => Results.Json(new { success = true });

    public ConcurrentQueue<(string Method, string Path, JsonObject? Body)> Calls { get; } = [];

    /// <summary>Ids that are asked of <see cref="OnCall"/> and are no media.</summary>
    public HashSet<string> Numbers { get; } = [];

    /// <summary>Of resumable uploads: what each request brought, from where.</summary>
    public ConcurrentQueue<(string Offset, string Authorization, byte[] Bytes)> Parts { get; } = [];
    public Func<string, string> FileUrl { get; set; }

    /// <summary>What to answer for a file, and for one that is uploaded; null: as Meta does.</summary>
    public Func<string, HttpContext, Task<IResult?>> OnFile { get; set; } = (_, _) => Task.FromResult<IResult?>(null);
    public Func<int, IResult?> OnUpload { get; set; } = _ => null;
    public ConcurrentQueue<string> Uploads { get; } = [];
    public Uri Address { get; private set; } = null!;

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/{version}/{number}/messages", ReceiveAsync);
        _app.MapPost("/{version}/{number}/media", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            Uploads.Enqueue(form.Files.Single().ContentType);
            return OnUpload(Uploads.Count) ?? Results.Json(new { id = $"upload-{Uploads.Count}" });
        });
        _app.MapGet("/{version}/{id}", async (string id, HttpContext context) => Media.TryGetValue(id, out var media)
            ? Results.Json(new { url = FileUrl(id), mime_type = media.MimeType, file_size = media.Bytes.Length, id })
            : id.All(char.IsAsciiLetterOrDigit) && !Numbers.Contains(id) ? Results.NotFound() : await CallAsync(id, context));
        _app.MapPost("/{version}/{session}", async (string session, HttpContext context) =>
        {
            if (!session.StartsWith("upload:", StringComparison.Ordinal))
            {
                return await CallAsync(session, context);
            }

            using var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes);
            Parts.Enqueue((context.Request.Headers["file_offset"].ToString(), context.Request.Headers.Authorization.ToString(), bytes.ToArray()));
            return OnCall("POST", session, null);
        });
        _app.MapGet("/files/{id}", async (string id, HttpContext context) => context.Request.Headers.Authorization == "Bearer test-token"
            ? await OnFile(id, context) ?? Results.Bytes(Media[id].Bytes, Media[id].MimeType)
            : Results.Unauthorized());
        _app.MapFallback("/{version}/{**path}", CallAsync);
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    async Task<IResult> CallAsync(string path, HttpContext context)
    {
        var body = context.Request.ContentLength > 0 && context.Request.HasJsonContentType() ? (await JsonNode.ParseAsync(context.Request.Body))!.AsObject() : null;
        var call = (context.Request.Method, path + context.Request.QueryString, body);
        Calls.Enqueue(call);
        return OnCall(call.Method, call.Item2, body);
    }

    public async Task<SentMessage> NextAsync(CancellationToken ct) => await _messages.Reader.ReadAsync(ct);

    public bool IsSilent => !_messages.Reader.TryPeek(out _);

    public static IResult Accept(SentMessage message) => Results.Json(new
    {
        messaging_product = "whatsapp",
        contacts = new[] { new { input = message.To, wa_id = message.To } },
        messages = new[] { new { id = message.Wamid } },
    });

    /// <summary>As Meta does it: each answer takes its own time.</summary>
    public static async Task<IResult> AcceptInItsOwnTimeAsync(SentMessage message, HttpContext context)
    {
        await Task.Delay(Random.Shared.Next(5, 60), context.RequestAborted);
        return Accept(message);
    }

    public static IResult Error(int code, int status = 400) => Results.Json(new { error = new { message = $"(#{code}) no", code } }, statusCode: status);

    async Task<IResult> ReceiveAsync(string number, HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        if (body["status"]?.GetValue<string>() == "read")
        {
            ReadMarks.Enqueue(body);
            return Results.Json(new { success = true });
        }

        var message = new SentMessage(number, body, $"wamid.out{Interlocked.Increment(ref _count)}", DateTimeOffset.UtcNow);
        All.Enqueue(message);
        _messages.Writer.TryWrite(message);
        var result = await OnMessage(message, context);
        message.AnsweredAt = DateTimeOffset.UtcNow;
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}

sealed record SentMessage(string PhoneNumberId, JsonObject Body, string Wamid, DateTimeOffset At)
{
    public DateTimeOffset? AnsweredAt { get; set; }
    public string? To => Body["to"]?.GetValue<string>();
    public string? Text => Body["text"]?["body"]?.GetValue<string>();
    public string Callback => Body["biz_opaque_callback_data"]!.GetValue<string>();
}
