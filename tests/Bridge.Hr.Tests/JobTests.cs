using System.Net;
using System.Net.Http.Json;
using Bridge.Contracts.Hr;
using Bridge.Hr.Jobs;
using Bridge.ServiceDefaults;
using Bridge.Testing;

namespace Bridge.Hr.Tests;

public sealed class JobTests(HrHost host) : IClassFixture<HrHost>
{
    [Fact]
    public async Task Jobs_are_synced_told_and_hidden()
    {
        var cook = await host.Neighbours.Events<JobChanged>().FirstAsync(j => j.ExternalId == "cook");
        Assert.Equal(("Cook", "Kitchen", true, 1), (cook.Name[""], cook.Department, cook.Visible, cook.Position));
        using var hr = host.Http("HR");
        using var sales = host.Http("Sales");

        Assert.Equal(HttpStatusCode.Forbidden, (await sales.PutAsJsonAsync($"/jobs/{cook.JobId}/visibility", new { visible = false })).StatusCode);
        var hidden = await (await hr.PutAsJsonAsync($"/jobs/{cook.JobId}/visibility", new { visible = false })).Content.ReadFromJsonAsync<JobRow>();

        Assert.False((await host.Neighbours.Events<JobChanged>().FirstAsync(j => j.JobId == cook.JobId && j.Version == hidden!.Version)).Visible);
        Assert.False((await sales.GetFromJsonAsync<JobPage>("/jobs"))!.Items.Single(j => j.Id == cook.JobId).Visible);
        Assert.Equal([cook.JobId], (await sales.GetFromJsonAsync<JobPage>("/jobs?search=KITCHEN"))!.Items.Select(j => j.Id));
        var first = await sales.GetFromJsonAsync<JobPage>("/jobs?limit=1");
        Assert.Equal((2, "dev"), (first!.Total, first.Items.Single().ExternalId));
        Assert.Equal("cook", (await sales.GetFromJsonAsync<JobPage>($"/jobs?limit=1&after={first.Next}"))!.Items.Single().ExternalId);
        using var service = host.Http("service");
        Assert.False((await service.GetFromJsonAsync<JobChanges>("/internal/jobs"))!.Items.Single(j => j.JobId == cook.JobId).Visible);
    }

    [Fact]
    public async Task Names_texts_and_the_flow_of_a_job_are_the_companys_and_told()
    {
        var cook = await host.IdOfAsync("cook");
        using var hr = host.Http("HR");

        (await hr.PutAsJsonAsync($"/jobs/{cook}", new { names = new { ar = "طباخ" }, descriptions = new { en = "Cooks." }, flowId = "apply-kitchen" })).EnsureSuccessStatusCode();

        var told = await host.Neighbours.Events<JobChanged>().FirstAsync(j => j.JobId == cook && j.FlowId is not null);
        Assert.Equal(("طباخ", "Cook", "Cooks.", "apply-kitchen"), (told.Name["ar"], told.Name[""], told.Description["en"], told.FlowId));
        var details = (await hr.GetFromJsonAsync<JobDetails>($"/jobs/{cook}"))!;
        Assert.Equal(("apply-kitchen", "طباخ"), (details.Job.FlowId, details.Names["ar"]));
        Assert.Equal(1, (await (await hr.PostAsJsonAsync("/jobs/bulk", new { ids = new[] { cook }, flowId = "" })).Content.ReadFromJsonAsync<ChangedCount>())!.Changed);
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.PutAsJsonAsync($"/jobs/{cook}", new { names = new { en = new string('x', 201) } })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.PostAsJsonAsync("/jobs/bulk", new { visible = true })).StatusCode);
    }

    [Fact]
    public async Task A_job_that_leaves_the_list_is_told_as_closed()
    {
        using var hr = host.Http("HR");
        var gone = host.ErpJobs[0];
        host.ErpJobs.RemoveAt(0);

        Assert.Equal(HttpStatusCode.Accepted, (await hr.PostAsync("/sync", null)).StatusCode);

        var closed = await host.Neighbours.Events<JobChanged>().FirstAsync(j => j is { ExternalId: "dev", Version: > 1 });
        Assert.False(closed.Visible);
        await Eventually.TrueAsync(async () => await hr.GetFromJsonAsync<SyncStatus>("/sync") is { State: SyncState.Idle, Removed: 1 }, "the sync ends");

        host.ErpJobs.Insert(0, gone);
        await hr.PostAsync("/sync", null);
        Assert.True((await host.Neighbours.Events<JobChanged>().FirstAsync(j => j.JobId == closed.JobId && j.Version > closed.Version)).Visible);
    }
}
