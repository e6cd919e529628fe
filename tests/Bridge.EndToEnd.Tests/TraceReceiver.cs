using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Google.Protobuf;

namespace Bridge.EndToEnd.Tests;

internal sealed record Span(string Trace, string Id, string? Parent, string Service, string Name);

/// <summary>A collector as an operator would have one: takes OTLP over HTTP at an address, and keeps the spans.</summary>
internal sealed class TraceReceiver : IDisposable
{
    readonly HttpListener _listener = new();
    readonly ConcurrentQueue<Span> _spans = new();
    readonly ConcurrentDictionary<string, bool> _seen = new();
    volatile string[] _watched = [];

    TraceReceiver(int port)
    {
        Address = $"http://127.0.0.1:{port}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ListenAsync();
    }

    public string Address { get; }

    public IReadOnlyCollection<Span> Spans => _spans;

    /// <summary>Of the words that are watched for: those that stood in any trace, metric or log line since, with the signal.</summary>
    public IReadOnlyCollection<string> Seen => [.. _seen.Keys];

    /// <summary>Everything that comes from now on is looked through, rather than kept.</summary>
    public void Watch(IEnumerable<string> words) => _watched = [.. _watched, .. words];

    public static TraceReceiver Start()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        return new(port);
    }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return; // disposed: the run has ended
            }
            try
            {
                await TakeAsync(context);
            }
            catch (Exception e) when (e is HttpListenerException or IOException or InvalidProtocolBufferException)
            {
                // A drill has killed the sender in the middle of it: what is whole is read, and the next one is listened to.
                context.Response.Abort();
            }
        }
    }

    async Task TakeAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var (signal, bytes) = (context.Request.Url!.AbsolutePath, body.ToArray());
        foreach (var word in _watched.Where(word => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0))
        {
            _seen[$"{word} in {signal}"] = true;
        }
        if (signal == "/v1/traces")
        {
            ReadRequest(ByteString.CopyFrom(bytes));
        }
        context.Response.ContentType = "application/x-protobuf";
        context.Response.Close();
    }

    // opentelemetry/proto/collector/trace/v1 and trace/v1: the numbers of the fields that are read here.
    void ReadRequest(ByteString request)
    {
        foreach (var resourceSpans in Messages(request, 1))
        {
            var service = Messages(resourceSpans, 1).SelectMany(resource => Messages(resource, 1))
                .Where(attribute => Text(attribute, 1) == "service.name")
                .SelectMany(attribute => Messages(attribute, 2))
                .Select(value => Text(value, 1))
                .FirstOrDefault() ?? "";
            foreach (var span in Messages(resourceSpans, 2).SelectMany(scope => Messages(scope, 2)))
            {
                _spans.Enqueue(new(Hex(span, 1)!, Hex(span, 2)!, Hex(span, 4), service, Text(span, 5) ?? ""));
            }
        }
    }

    static string? Text(ByteString message, int field) => Messages(message, field).FirstOrDefault()?.ToStringUtf8();

    static string? Hex(ByteString message, int field) => Messages(message, field).FirstOrDefault() is { IsEmpty: false } bytes ? Convert.ToHexString(bytes.Span) : null;

    static List<ByteString> Messages(ByteString message, int field)
    {
        var found = new List<ByteString>();
        var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == field && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                found.Add(input.ReadBytes());
            }
            else
            {
                input.SkipLastField();
            }
        }
        return found;
    }
}
