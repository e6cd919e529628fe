using Bridge.Contracts.Hr;
using Bridge.ServiceDefaults;

namespace Bridge.Hr.Applications;

/// <param name="Delivery">Ready, Sending, Waiting, Delivered, Rejected, Unknown or Kept: whether the ERP has it.</param>
public sealed record ApplicationRow(
    Guid Id, string Reference, Guid ConversationId, Guid JobId, string JobName, string Name, ApplicationStage Stage, string Delivery, bool HasCv, bool Repeat,
    bool MayRetry, string? Problem, DateTimeOffset SubmittedAt, long Version);

internal static class ApplicationsApi
{
    public static void MapApplications(this IEndpointRouteBuilder app)
    {
        var applications = app.MapGroup("/applications").WithTags("Applications").RequireAuthorization(Policies.Hr);
        ListApplications.Map(applications);
        GetApplication.Map(applications);
        SetStage.Map(applications);
        Notes.Map(applications);
        RetryApplication.Map(applications);
        SetRetention.Map(applications);
        CvDownloads.Map(applications);
        StageTemplates.Map(app);
        var forServices = app.MapGroup("/internal/applications").ExcludeFromDescription().RequireAuthorization(Policies.Service);
        ReadApplications.Map(forServices);
        CvDownloads.MapForServices(forServices);
        // The ERP has no account here: the token in the address is all that it needs.
        CvDownloads.MapLinks(app.MapGroup("/files/cv").ExcludeFromDescription().AllowAnonymous());
    }

    public static ApplicationRow Row(Application a) => new(
        a.Id, a.Reference, a.ConversationId, a.JobId, a.JobName, a.Name, a.Stage, a.Delivery.ToString(), a.CvSha256 is not null, a.RepeatOf is not null,
        a.MayRetry, a.Problem ?? a.CvProblem, a.SubmittedAt, a.Version);
}
