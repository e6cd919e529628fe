using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Graph;
using Bridge.WhatsAppSandbox.Graph.Account;

namespace Bridge.WhatsAppSandbox.Templates;

/// <summary>
/// Meta's resumable upload: a session, then the bytes from an offset, then a handle that stands for the file in a template's example. A connection that
/// breaks leaves what had come; how far that was is asked of the session.
/// </summary>
internal sealed class ResumableUploads
{
    private static readonly string[] Types = ["application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4"];

    private readonly ConcurrentDictionary<string, Session> _sessions = new();
    private readonly ConcurrentDictionary<string, byte> _handles = new();

    private sealed class Session(long length)
    {
        public long Length { get; } = length;
        public long Received { get; set; }
    }

    public bool Knows(string handle) => _handles.ContainsKey(handle);

    public static void Map(RouteGroupBuilder graph)
    {
        graph.MapPost("/{app:regex(^\\d+$)}/uploads", Begin);
        graph.MapPost("/{session:regex(^upload:)}", ReceiveAsync);
        graph.MapGet("/{session:regex(^upload:)}", Progress);
    }

    private static IResult Begin(string app, HttpRequest request, ResumableUploads uploads)
    {
        if (app != DebugToken.AppId)
        {
            return GraphErrors.UnknownObject(app).ToResult();
        }
        var type = request.Query["file_type"].ToString();
        if (!long.TryParse(request.Query["file_length"], out var length) || length < 1)
        {
            return GraphErrors.Parameter("The parameter file_length is required.").ToResult();
        }
        if (!Types.Contains(type))
        {
            return GraphErrors.Parameter($"File type {type} is not supported. Supported types are: {string.Join(", ", Types)}.").ToResult();
        }
        var id = "upload:" + Random();
        uploads._sessions[id] = new Session(length);
        return Results.Json(new JsonObject { ["id"] = id }, contentType: GraphApi.Json);
    }

    private static async Task<IResult> ReceiveAsync(string session, HttpRequest request, ResumableUploads uploads, CancellationToken ct)
    {
        if (!uploads._sessions.TryGetValue(session, out var upload))
        {
            return GraphErrors.UnknownObject(session).ToResult();
        }
        if (!long.TryParse(request.Headers["file_offset"], out var offset) || offset != upload.Received)
        {
            return GraphErrors.Parameter($"file_offset must be {upload.Received}.").ToResult();
        }
        var buffer = new byte[81920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
        {
            upload.Received += read;
        }
        if (upload.Received != upload.Length)
        {
            return GraphErrors.Parameter($"The file has {upload.Received} bytes, {upload.Length} were announced.").ToResult();
        }
        uploads._sessions.TryRemove(session, out _);
        var handle = "4::" + Random();
        uploads._handles[handle] = 0;
        return Results.Json(new JsonObject { ["h"] = handle }, contentType: GraphApi.Json);
    }

    private static IResult Progress(string session, ResumableUploads uploads) => uploads._sessions.TryGetValue(session, out var upload)
        ? Results.Json(new JsonObject { ["id"] = session, ["file_offset"] = upload.Received }, contentType: GraphApi.Json)
        : GraphErrors.UnknownObject(session).ToResult();

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
