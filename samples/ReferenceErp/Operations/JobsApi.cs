using ReferenceErp.Books;

namespace ReferenceErp.Operations;

internal static class JobsApi
{
    public static void MapJobs(this WebApplication app)
    {
        app.MapGet("/jobs", List).Operation("LIST_JOBS");
        app.MapPost("/applicants", Create).Operation("CREATE_APPLICANT");
    }

    private static IResult List(Ledger ledger, int page = 1, int limit = 50) =>
        Paged.Answer(ledger.Jobs, page, limit, j => new { j.Id, j.Name, Active = true, j.DepartmentName, j.Location, j.Description });

    private static async Task<IResult> Create(HttpRequest request, Ledger ledger)
    {
        var fields = await Fields.Read(request);
        var inline = fields.OptionalText("resume_base64");
        var applicant = new Applicant
        {
            Id = "",
            Name = fields.Text("name"),
            Role = fields.Text("role"),
            JobId = fields.OptionalText("external_job_id"),
            Phone = fields.Text("phone"),
            Email = fields.OptionalText("email"),
            ResumeUrl = fields.OptionalText("resume_url"),
            ResumeFilename = fields.OptionalText("resume_filename"),
            ResumeInlineBytes = inline is null ? null : Decoded(inline),
            Answers = fields.Find("answers"),
            Status = "Received",
            At = default,
        };

        return Results.Json(ledger.Write(request.IdempotencyKey(), request.Line(), now =>
        {
            var numbered = applicant with { Id = $"A-{ledger.Next("applicant"):D5}", At = now };
            return new Change(new { external_applicant_id = numbered.Id, status = numbered.Status }) { Applicant = numbered };
        }));
    }

    private static int Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? length : throw RefusedException.Invalid("resume_base64", "base64");
    }
}
