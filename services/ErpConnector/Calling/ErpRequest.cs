using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.ErpConnector.Profile;

namespace Bridge.ErpConnector.Calling;

/// <summary>Puts the contract's fields on the wire: in the path where it names them, else as a query (GET, DELETE) or a JSON object.</summary>
internal static partial class ErpRequest
{
    /// <returns>The request, or what is wrong with the fields.</returns>
    public static (HttpRequestMessage? Request, string? Problem) Build(Uri baseUrl, ErpEndpoint endpoint, JsonElement fields)
    {
        var inPath = new HashSet<string>();
        string? problem = null;
        var path = Placeholder().Replace(endpoint.Path, match =>
        {
            var name = match.Groups[1].Value;
            inPath.Add(name);
            var value = fields.TryGetProperty(name, out var field) ? Text(field) : "";
            // A dot segment would be folded by the URL and ask for another path than the profile's.
            problem ??= value is "" or "." or ".." ? $"the path needs {name}" : null;
            return Uri.EscapeDataString(value);
        });
        if (problem is not null)
        {
            return (null, problem);
        }

        var rest = fields.EnumerateObject().Where(f => f.Value.ValueKind != JsonValueKind.Null && !inPath.Contains(f.Name)).ToList();
        var inQuery = endpoint.Method == HttpMethod.Get || endpoint.Method == HttpMethod.Delete;
        var query = inQuery ? string.Join('&', rest.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(Text(f.Value))}")) : "";
        var url = baseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/') + path + (query.Length > 0 ? "?" + query : "");
        var request = new HttpRequestMessage(endpoint.Method, new Uri(url)) { Content = inQuery ? null : new TrackedBody(ToJson(rest)) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return (request, null);
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static byte[] ToJson(List<JsonProperty> fields)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            fields.ForEach(f => f.WriteTo(json));
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    [GeneratedRegex("\\{([a-z_]+)\\}")]
    private static partial Regex Placeholder();
}

/// <summary>A body that knows whether its sending has begun: before that, a failure is provably without effect in the ERP.</summary>
internal sealed class TrackedBody : HttpContent
{
    private readonly byte[] _bytes;

    public TrackedBody(byte[] bytes)
    {
        _bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = Encoding.UTF8.WebName };
    }

    public bool Begun { get; private set; }

    /// <summary>The same for another address.</summary>
    public TrackedBody Again() => new(_bytes);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begun = true;
        return stream.WriteAsync(_bytes, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
