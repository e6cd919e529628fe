using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.WhatsApp;

/// <summary>
/// Meta's resumable upload, which gives a file for a template's review a handle: a session of the app, then the bytes. A connection that breaks goes on
/// where the session says that it stands.
/// </summary>
sealed class ResumableUpload(GraphClient graph, IHttpClientFactory clients, IOptionsMonitor<WhatsAppOptions> options)
{
    /// <summary>Of the bytes: the first, and two that go on.</summary>
    const int Tries = 3;

    /// <summary>The handle, or why there is none.</summary>
    public async Task<(string? Handle, string? Problem)> SendAsync(Stream file, string name, string mimeType, CancellationToken ct)
    {
        if (options.CurrentValue.AccessToken is not { Length: > 0 } token)
        {
            return (null, "No access token is configured.");
        }

        // The token knows its app: nothing more to configure.
        var app = await graph.CallAsync(HttpMethod.Get, $"debug_token?input_token={Uri.EscapeDataString(token)}", null, ct);
        if (app.Json.Object("data")?.Text("app_id") is not { } appId)
        {
            return (null, app.Error?.Text ?? "WhatsApp does not say which app the access token belongs to.");
        }

        var session = await graph.CallAsync(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture,
            $"{appId}/uploads?file_name={Uri.EscapeDataString(name)}&file_length={file.Length}&file_type={Uri.EscapeDataString(mimeType)}"), null, ct);
        if (session.Json.Text("id") is not { } id)
        {
            return (null, session.Error?.Text ?? "WhatsApp opened no upload.");
        }

        var answer = await PutAsync(id, file, 0, ct);
        for (var attempt = 1; attempt < Tries && answer.Error is { Code: null }; attempt++)
        {
            var standing = await graph.CallAsync(HttpMethod.Get, id, null, ct);
            answer = standing.Json.Integer("file_offset") is { } offset && offset <= file.Length ? await PutAsync(id, file, offset, ct) : standing;
        }

        return answer.Json.Text("h") is { } handle ? (handle, null) : (null, answer.Error?.Text ?? "WhatsApp took the file and gave no handle.");
    }

    async Task<GraphAnswer> PutAsync(string session, Stream file, long offset, CancellationToken ct)
    {
        file.Position = offset;
        using var request = graph.NewRequest(HttpMethod.Post, session);
        // This edge alone wants the older word.
        request.Headers.Authorization = new AuthenticationHeaderValue("OAuth", options.CurrentValue.AccessToken);
        request.Headers.Add("file_offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content = new StreamContent(new Kept(file));
        request.Content.Headers.ContentLength = file.Length - offset;
        try
        {
            using var response = await clients.CreateClient(GraphClient.ClientName).SendAsync(request, ct);
            return GraphAnswer.Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(ct));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new GraphAnswer(default, new GraphFault(null, null, "WhatsApp could not be reached."));
        }
    }

    /// <summary>A request disposes of what it has sent; the file is read again where it broke.</summary>
    sealed class Kept(Stream file) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => file.ReadAsync(buffer, cancellationToken);
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
