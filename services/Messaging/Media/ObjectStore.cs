using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Media;

/// <summary>Section <c>Media:S3</c>. Without an endpoint the folder is all there is.</summary>
sealed class S3Options
{
    /// <summary>For instance <c>https://s3.eu-central-1.amazonaws.com</c>; the bucket stands in the path, which every compatible store understands.</summary>
    public Uri? Endpoint { get; init; }

    [RegularExpression("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    public string Bucket { get; init; } = "bridge-media";

    public string Region { get; init; } = "us-east-1";
    public string AccessKey { get; init; } = "";
    public string SecretKey { get; init; } = "";

    /// <summary>In front of every key, e.g. <c>messaging/</c>.</summary>
    [RegularExpression("^([A-Za-z0-9_-]+/)*$")]
    public string Prefix { get; init; } = "";

    /// <summary>How long a copy lies in the folder of this machine after it was last asked for.</summary>
    [Range(1, 3650)]
    public int KeepCopiesDays { get; init; } = 7;
}

/// <summary>
/// The chats' files in an S3-compatible store, each under the hash of its content: what is uploaded twice is the same object. The content's own hash is what
/// is signed, so that a store that received something else refuses it.
/// </summary>
sealed class ObjectStore(IHttpClientFactory clients, IOptions<S3Options> options, TimeProvider clock)
{
    public const string ClientName = "s3";

    static readonly string Nothing = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([]));

    public bool IsUsed => options.Value.Endpoint is not null;

    public async Task PutAsync(string sha256, string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        using var request = New(HttpMethod.Put, sha256, sha256);
        request.Content = new StreamContent(file);
        request.Content.Headers.ContentLength = file.Length;
        using var response = await clients.CreateClient(ClientName).SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>False: the store has no such object.</summary>
    public async Task<bool> GetAsync(string sha256, Stream into, CancellationToken ct)
    {
        using var request = New(HttpMethod.Get, sha256, Nothing);
        using var response = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }

        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(into, ct);
        return true;
    }

    public async Task<bool> HasAsync(string sha256, CancellationToken ct)
    {
        using var request = New(HttpMethod.Head, sha256, Nothing);
        using var response = await clients.CreateClient(ClientName).SendAsync(request, ct);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }

        response.EnsureSuccessStatusCode();
        return true;
    }

    /// <summary>What is not there is as good as deleted.</summary>
    public async Task DeleteAsync(string sha256, CancellationToken ct)
    {
        using var request = New(HttpMethod.Delete, sha256, Nothing);
        using var response = await clients.CreateClient(ClientName).SendAsync(request, ct);
        if (response.StatusCode != HttpStatusCode.NotFound)
        {
            response.EnsureSuccessStatusCode();
        }
    }

    HttpRequestMessage New(HttpMethod method, string sha256, string contentSha256)
    {
        var s3 = options.Value;
        var request = new HttpRequestMessage(method, $"{s3.Endpoint!.AbsoluteUri.TrimEnd('/')}/{s3.Bucket}/{s3.Prefix}{sha256[..2]}/{sha256}");
        S3Signature.Sign(request, s3.Region, s3.AccessKey, s3.SecretKey, contentSha256, clock.GetUtcNow());
        return request;
    }
}
