using System.Text.Json;

namespace Bridge.WhatsAppSandbox.Templates;

internal sealed record TemplateView(string Id, string Name, string Language, string Category, string Status, string Reason, JsonElement Components)
{
    public static TemplateView Of(Template template) => new(template.Id, template.Name, template.Language, template.Category, template.Status, template.Reason, template.Components);
}

internal enum Verdict { Approve, Reject, Pause, Disable }

/// <param name="Reason">Of a rejection, one of Meta's words: INVALID_FORMAT where nothing is said.</param>
internal sealed record ReviewRequest(Verdict Verdict, string? Reason = null);

internal sealed record QualityRequest(string? Score);

internal sealed record CategoryRequest(string? Category);

/// <summary>The reviewer's desk: what is submitted, and what becomes of it. Each verdict is told to the business by webhook.</summary>
internal static class ReviewApi
{
    /// <summary>Meta's words for why (template webhooks, <c>reason</c>).</summary>
    private static readonly string[] Reasons = ["ABUSIVE_CONTENT", "CATEGORY_NOT_AVAILABLE", "INCORRECT_CATEGORY", "INVALID_FORMAT", "PROMOTIONAL", "SCAM", "TAG_CONTENT_MISMATCH"];

    private static readonly string?[] Scores = ["GREEN", "YELLOW", "RED", "UNKNOWN"], Categories = ["UTILITY", "MARKETING", "AUTHENTICATION"];

    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/templates", (TemplateStore store) => store.All.Select(TemplateView.Of));
        control.MapPost("/templates/{id}/review", Review);
        control.MapPost("/templates/{id}/quality", (string id, QualityRequest request, TemplateStore store, TemplateReview review) =>
            store.Find(id) is not { } template ? TypedResults.NotFound()
            : Scores.Contains(request.Score) ? TypedResults.Ok(TemplateView.Of(review.Rate(template, request.Score!)))
            : Control.Send.As.Problem("score", $"One of {string.Join(", ", Scores)}."));
        control.MapPost("/templates/{id}/category", (string id, CategoryRequest request, TemplateStore store, TemplateReview review) =>
            store.Find(id) is not { } template ? TypedResults.NotFound()
            : Categories.Contains(request.Category) ? TypedResults.Ok(TemplateView.Of(review.Move(template, request.Category!)))
            : Control.Send.As.Problem("category", $"One of {string.Join(", ", Categories)}."));
    }

    private static IResult Review(string id, ReviewRequest request, TemplateStore store, TemplateReview review)
    {
        if (store.Find(id) is not { } template)
        {
            return TypedResults.NotFound();
        }
        var reason = request.Verdict == Verdict.Reject ? request.Reason ?? "INVALID_FORMAT" : "NONE";
        if (request.Verdict == Verdict.Reject && !Reasons.Contains(reason))
        {
            return Control.Send.As.Problem("reason", $"One of {string.Join(", ", Reasons)}.");
        }
        var status = request.Verdict switch { Verdict.Approve => "APPROVED", Verdict.Reject => "REJECTED", Verdict.Pause => "PAUSED", _ => "DISABLED" };
        return TypedResults.Ok(TemplateView.Of(review.Decide(template, status, reason)));
    }
}
