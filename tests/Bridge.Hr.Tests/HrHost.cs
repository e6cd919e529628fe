using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Hr;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Tests;

/// <summary>Hr on real servers, with an ERP of two jobs behind a connector that the tests hold in hand.</summary>
public class HrHost : IAsyncLifetime
{
    readonly InfrastructureFixture _infrastructure = new();
    readonly string _cvs = Directory.CreateTempSubdirectory("bridge-cvs-").FullName;
    ServiceUnderTest<Program> _hr = null!;

    public Neighbours Neighbours { get; } = new();
    public List<JsonObject> ErpJobs { get; } = [Job("dev", "Developer", "Engineering"), Job("cook", "Cook", "Kitchen")];

    /// <summary>Where the world reaches Bridge; with https the ERP is sent links.</summary>
    protected virtual string PublicUrl => "http://127.0.0.1:8080";

    public async ValueTask InitializeAsync()
    {
        await _infrastructure.InitializeAsync();
        var database = await _infrastructure.CreateDatabaseAsync("hr", source => Migrated.ByAsync<HrDbContext>(source, options => new(options)));
        var broker = await _infrastructure.CreateVirtualHostAsync();
        Neighbours.Answer = (operation, fields) => Task.FromResult(operation == "LIST_JOBS" ? Neighbours.Ok(operation, new { items = ErpJobs }) : Neighbours.Away(operation));
        Neighbours.Write = Take;
        await Neighbours.StartAsync(broker, to => to
            .To<ApplicationAnswered>("flow-application-answered")
            .ToEvent<JobChanged>()
            .ToEvent<ApplicationChanged>());
        _hr = new ServiceUnderTest<Program>(
        [
            new("ConnectionStrings:hr", database), new("ConnectionStrings:rabbitmq", broker), new("Cvs:Path", _cvs), new("BRIDGE_PUBLIC_URL", PublicUrl),
            new("Retention:Every", "00:00:00.2"),
            .. Neighbours.Settings,
        ]);
        await Eventually.TrueAsync(() => WithAsync(db => db.Jobs.AnyAsync()), "the jobs are there");
    }

    public IServiceProvider Services => _hr.Services;

    public HttpClient Http(params string[] roles)
    {
        var http = _hr.CreateClient();
        http.DefaultRequestHeaders.Authorization = roles is ["service"] ? Neighbours.AsService("hr") : Neighbours.AsUser("hr", roles);
        return http;
    }

    internal Task<T> WithAsync<T>(Func<HrDbContext, Task<T>> work) => _hr.WithAsync(work);

    public Task<Guid> IdOfAsync(string externalId) => WithAsync(db => db.Jobs.Where(j => j.ExternalId == externalId).Select(j => j.Id).SingleAsync());

    public int CvFiles() => Directory.GetFiles(_cvs).Length;

    public async Task<ApplicationAnswered> SubmitAsync(SubmitApplication submission)
    {
        await Neighbours.SendAsync("hr-submit-application", submission);
        return await AnswerAsync(submission);
    }

    public Task<ApplicationAnswered> AnswerAsync(SubmitApplication submission) =>
        Neighbours.Received<ApplicationAnswered>("flow-application-answered").FirstAsync(a => a.Effect == submission.Effect);

    public IReadOnlyList<CallErp> Calls(SubmitApplication submission) =>
        [.. Neighbours.Received<CallErp>("erp-connector-call-erp").All.Where(c => c.Key == $"{submission.SubmissionId}:CREATE_APPLICANT")];

    public static ErpAnswered? Take(CallErp call) => Neighbours.Ok("CREATE_APPLICANT", new { external_applicant_id = 9, status = "received" }) with { Key = call.Key };

    public async Task<SubmitApplication> ApplicationAsync(string job, Guid? cv = null) => new()
    {
        Effect = new EffectRef(Guid.CreateVersion7(), Guid.CreateVersion7(), "apply"),
        SubmissionId = Guid.CreateVersion7(),
        JobId = await IdOfAsync(job),
        ContactId = Guid.CreateVersion7(),
        Name = "Asha",
        Phone = "+9779812345678",
        Email = "asha@example.com",
        CvMediaId = cv,
        CvFilename = cv is null ? null : "asha.pdf",
        Answers = [new ApplicationAnswer("When can you start?", "Monday")],
        Consent = true,
        Language = "en",
    };

    public async ValueTask DisposeAsync()
    {
        await _hr.DisposeAsync();
        await Neighbours.DisposeAsync();
        await _infrastructure.DisposeAsync();
        Directory.Delete(_cvs, recursive: true);
        GC.SuppressFinalize(this);
    }

    static JsonObject Job(string id, string name, string department) =>
        new() { ["id"] = id, ["name"] = name, ["active"] = true, ["department_name"] = department };
}

/// <summary>Bridge with a public address.</summary>
public sealed class PublicHrHost : HrHost
{
    protected override string PublicUrl => "https://bridge.example";
}

/// <summary>Bridge with a public address, and an ERP that wants the file itself.</summary>
public sealed class InlineHrHost : HrHost
{
    public InlineHrHost() => Neighbours.Applicants = new ApplicantWishes { ResumeInline = true };

    protected override string PublicUrl => "https://bridge.example";
}
