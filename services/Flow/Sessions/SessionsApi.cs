using Bridge.ServiceDefaults;

namespace Bridge.Flow.Sessions;

static class SessionsApi
{
    public static void MapSessions(this WebApplication app)
    {
        var sessions = app.MapGroup("/sessions").WithTags("Sessions").RequireAuthorization(Policies.Viewer);
        GetSession.Map(sessions);
    }
}
