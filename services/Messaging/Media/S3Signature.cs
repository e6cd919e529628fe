using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Messaging.Media;

/// <summary>
/// AWS Signature Version 4 for one request with an empty query, as every S3-compatible store checks it: method, path, host, time and the hash of the
/// content are signed, so that none of them can be another on the way.
/// </summary>
static class S3Signature
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    public static void Sign(HttpRequestMessage request, string region, string accessKey, string secretKey, string contentSha256, DateTimeOffset now)
    {
        var (time, day) = (now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture), now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        request.Headers.Add("x-amz-date", time);
        request.Headers.Add("x-amz-content-sha256", contentSha256);
        request.Headers.Host = request.RequestUri!.Authority;
        var scope = $"{day}/{region}/s3/aws4_request";
        var signature = Of(request.Method.Method, request.RequestUri.AbsolutePath, request.RequestUri.Authority, time, contentSha256, scope, secretKey);
        request.Headers.TryAddWithoutValidation("Authorization",
            $"{Algorithm} Credential={accessKey}/{scope}, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={signature}");
    }

    internal static string Of(string method, string path, string host, string time, string contentSha256, string scope, string secretKey)
    {
        var canonical = $"{method}\n{path}\n\nhost:{host}\nx-amz-content-sha256:{contentSha256}\nx-amz-date:{time}\n\nhost;x-amz-content-sha256;x-amz-date\n{contentSha256}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes($"AWS4{secretKey}"), (derived, part) => HMACSHA256.HashData(derived, Encoding.UTF8.GetBytes(part)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Algorithm}\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}")));
    }
}
