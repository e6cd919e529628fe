using Bridge.Messaging.Media;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Bridge.WhatsApp.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Messaging.Templates;

/// <param name="MediaHandle">For <see cref="TemplateHeader.MediaHandle"/>.</param>
public sealed record UploadedHeader(HeaderFormat Format, string MediaHandle, string MimeType);

/// <summary>The example of a header of media: goes to Meta for the review and is kept nowhere else.</summary>
static class UploadHeader
{
    public static void Map(RouteGroupBuilder templates) => templates.MapPost("/header", Handle).RequireAuthorization(Policies.Admin).DisableAntiforgery()
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MediaRules.Document + 1_000_000)).WithName(nameof(UploadHeader));

    static async Task<Results<Ok<UploadedHeader>, ValidationProblem, ProblemHttpResult>> Handle(IFormFile file, ResumableUpload upload, CancellationToken ct)
    {
        await using var content = file.OpenReadStream();
        var head = new byte[MediaTypes.HeadLength];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        var type = MediaTypes.Of(head.AsSpan(0, read), file.ContentType ?? MediaTypes.Unknown);
        if (FormatOf(type) is not { } format)
        {
            return Invalid("A header takes a JPEG or PNG picture, an MP4 film or a PDF.");
        }

        var limit = MediaRules.For(type)!.Value.Limit;
        if (content.Length > limit)
        {
            return Invalid($"The file has {content.Length:N0} bytes; WhatsApp takes up to {limit:N0} of this kind.");
        }

        var (handle, problem) = await upload.SendAsync(content, Path.GetFileName(file.FileName), type, ct);
        return handle is null
            ? TypedResults.Problem(problem, title: "WhatsApp refused it", statusCode: StatusCodes.Status409Conflict)
            : TypedResults.Ok(new UploadedHeader(format, handle, type));
    }

    /// <summary>What Meta takes for an example (its resumable upload): pdf, jpeg, png, mp4.</summary>
    static HeaderFormat? FormatOf(string mimeType) => mimeType switch
    {
        "image/jpeg" or "image/png" => HeaderFormat.Image,
        "video/mp4" => HeaderFormat.Video,
        "application/pdf" => HeaderFormat.Document,
        _ => null,
    };

    static ValidationProblem Invalid(string problem) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["file"] = [problem] });
}
