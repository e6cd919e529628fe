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
        CheckFlow.Map(flows);
        var authors = app.MapGroup("/flows").WithTags("Flows").RequireAuthorization(Policies.Admin);
        SaveDraft.Map(authors);
        PublishFlow.Map(authors);
    }
}
