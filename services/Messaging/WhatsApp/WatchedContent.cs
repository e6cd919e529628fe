using System.Net;
using System.Net.Http.Headers;

namespace Bridge.Messaging.WhatsApp;

/// <summary>JSON that knows whether anybody has begun to send it: a request whose body was never asked for has not arrived, whatever became of its connection.</summary>
sealed class WatchedContent : HttpContent
{
    readonly byte[] _json;
    volatile bool _taken;

    public WatchedContent(byte[] json)
    {
        _json = json;
        Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
    }

    public bool IsTaken => _taken;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _taken = true;
        return stream.WriteAsync(_json, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }
}
