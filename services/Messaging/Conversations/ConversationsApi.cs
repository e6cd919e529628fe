using Bridge.ServiceDefaults;

namespace Bridge.Messaging.Conversations;

static class ConversationsApi
{
    /// <summary>Everyone of the console may look, as far as <see cref="Reader"/> lets him; who acts needs more.</summary>
    public static void MapConversations(this IEndpointRouteBuilder app)
    {
        var conversations = app.MapGroup("/conversations").RequireAuthorization(Policies.Viewer).WithTags("Conversations");
        ListConversations.Map(conversations);
        GetConversation.Map(conversations);
        GetThread.Map(conversations);
        MarkRead.Map(conversations);
        TakeOver.Map(conversations);
        HandBack.Map(conversations);
        SendMessage.Map(conversations);
    }
}
