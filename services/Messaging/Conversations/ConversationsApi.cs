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
        Begin.Map(conversations);
        SendMessage.Map(conversations);
        Resend.Map(conversations);
        UploadMedia.Map(conversations);
        CannedReplies.CannedFiles.MapUse(conversations);
        ListFiles.Map(conversations);
        CountConversations.Map(conversations);
        MarkDone.Map(conversations);
        Snooze.Map(conversations);
        Assign.Map(conversations);
        Labels.Map(conversations);
        AddNote.Map(conversations);
        Block.Map(conversations);
        Labels.MapList(app);
        var forServices = app.MapGroup("/internal/conversations").ExcludeFromDescription().RequireAuthorization(Policies.Service);
        ListStandings.Map(forServices);
        ListNewest.Map(forServices);
    }
}
