using Bridge.Flow.Counts;
using Bridge.Flow.Simulations;
using Bridge.ServiceDefaults;

namespace Bridge.Flow.Flows;

static class FlowsApi
{
    public static void MapFlows(this WebApplication app)
    {
        var flows = app.MapGroup("/flows").WithTags("Flows").RequireAuthorization(Policies.Viewer);
        ListFlows.Map(flows);
        GetFlow.Map(flows);
        ListFlowVersions.Map(flows);
        SimulateFlow.Map(flows);
        FlowTestsApi.Map(flows);
        CheckFlow.Map(flows);
        GetFlowVersion.Map(flows);
        GetLiveChats.Map(flows);
        GetFlowCounts.Map(flows);
        ListTriggers.Map(app.MapGroup("").WithTags("Flows").RequireAuthorization(Policies.Viewer));
        ExportFlows.Map(flows);
        GetStepTypes.Map(app.MapGroup("").WithTags("Flows").RequireAuthorization(Policies.Viewer));
        var authors = app.MapGroup("/flows").WithTags("Flows").RequireAuthorization(Policies.Admin);
        CreateFlow.Map(authors);
        DeleteFlow.Map(authors);
        OpenDraft.Map(authors);
        ListKeptDrafts.Map(authors);
        SaveDraft.Map(authors);
        ImportFlows.Map(authors);
        FlowTestsApi.MapAuthors(authors);
        PublishFlow.Map(authors);
        RollBackFlow.Map(authors);
    }
}
