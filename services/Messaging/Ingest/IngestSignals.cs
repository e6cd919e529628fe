using Bridge.Messaging.Contacts;
using Bridge.Messaging.Conversations;
using Bridge.Messaging.Media;
using Bridge.Messaging.Sending;
using Bridge.Messaging.Statuses;
using Bridge.Messaging.Templates;

namespace Bridge.Messaging.Ingest;

/// <summary>Tells the workers of this process what a commit has brought them. Losing it costs them one sweep, never the work.</summary>
sealed class IngestSignals(MediaSignal media, StatusChanges statuses, ConversationChanges changes, Throughput throughput, TemplateSignal templates, MergeSignal merges)
{
    public void Raise(IngestResult result)
    {
        if (result.Media)
        {
            media.Raise();
        }

        if (result.Numbers)
        {
            throughput.AskAgain();
        }

        if (result.Merges)
        {
            merges.Raise();
        }

        if (result.Templates)
        {
            templates.Raise();
        }

        statuses.Add(result.Statuses);
        changes.Tell(result.Changes);
    }
}
