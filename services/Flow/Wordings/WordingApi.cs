using Bridge.ServiceDefaults;

namespace Bridge.Flow.Wordings;

static class WordingApi
{
    public static void MapWording(this WebApplication app)
    {
        GetWording.Map(app.MapGroup("/wording").WithTags("Wording").RequireAuthorization(Policies.Viewer));
        ChangeWording.Map(app.MapGroup("/wording").WithTags("Wording").RequireAuthorization(Policies.Admin));
    }
}
