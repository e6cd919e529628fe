using Bridge.ErpConnector.Calling;
using Bridge.ErpConnector.Profile;
using Bridge.ServiceDefaults;

namespace Bridge.ErpConnector.Reads;

/// <summary>
/// Pictures that the ERP's list names, for Catalog. Their addresses come from another system, so they are asked where the ERP itself may be asked: public
/// hosts by https, inside addresses only where the operator lists them. No redirect is followed, and no secret of the profile goes along.
/// </summary>
internal static class ErpPictures
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static void Map(RouteGroupBuilder group) => group.MapGet("/pictures", Fetch);

    /// <summary>
    /// The picture as it comes. 422: there is none to be had, and why; 424: perhaps later. Neither looks like a failure of this service, or its callers
    /// would stop asking for prices too.
    /// </summary>
    private static async Task Fetch(string url, HttpContext context, Profiles profiles, IHttpClientFactory http)
    {
        var ct = context.RequestAborted;
        if (Resolve((await profiles.CurrentAsync(ct)).BaseUrl, url) is not { } address)
        {
            await RefuseAsync(context, StatusCodes.Status422UnprocessableEntity, "it is no address of the web");
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await http.CreateClient(ErpWire.Client).GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var status = (int)response.StatusCode;
            if (status is < 200 or >= 300)
            {
                var passes = status is 408 or 425 or 429 or >= 500;
                await RefuseAsync(context, passes ? StatusCodes.Status424FailedDependency : StatusCodes.Status422UnprocessableEntity, $"the host answered {status}");
                return;
            }

            context.Response.ContentType = "application/octet-stream";
            await response.Content.CopyToAsync(context.Response.Body, patience.Token);
        }
        catch (HttpRequestException e) when (e.InnerException is NetworkRefusedException refused)
        {
            await RefuseAsync(context, StatusCodes.Status422UnprocessableEntity, refused.Message);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            if (context.Response.HasStarted)
            {
                // Half a picture must not look like a whole one.
                context.Abort();
                return;
            }

            await RefuseAsync(context, StatusCodes.Status424FailedDependency, "the host cannot be reached");
        }
    }

    /// <summary>Null where it is no address of the web. A relative one belongs to the ERP.</summary>
    internal static Uri? Resolve(Uri? erp, string address)
    {
        var root = erp is null || erp.AbsoluteUri.EndsWith('/') ? erp : new Uri(erp.AbsoluteUri + '/');
        Uri? url;
        // A path such as /images/1.png is an absolute file address on Unix, and means the ERP.
        if (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
        {
            url = root is null ? null : new Uri(root, address);
        }
        else if (!Uri.TryCreate(address, UriKind.Absolute, out url))
        {
            url = root is not null && Uri.TryCreate(root, address, out var relative) ? relative : null;
        }

        return url is { Scheme: "https" or "http", UserInfo: "" } ? url : null;
    }

    private static Task RefuseAsync(HttpContext context, int status, string problem) =>
        Results.Problem(problem, statusCode: status).ExecuteAsync(context);
}
