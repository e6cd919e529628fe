using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Messaging.Migrations;

/// <summary>
/// What customers and colleagues have written can be found by its words. The lists of what an index has not taken over yet are kept short: who happens to
/// fill one takes over all of it, in the commit that a webhook waits for.
/// </summary>
[DbContext(typeof(MessagingDbContext))]
[Migration("20261129071500_MessageWords")]
sealed class MessageWords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE FUNCTION message_words(message json) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$ SELECT to_tsvector('pg_catalog.simple', left(coalesce(message ->> 'body', message ->> 'caption', ''), 4096)) $$;
            CREATE FUNCTION message_said(conversation uuid, words text, hr boolean, rest boolean) RETURNS boolean LANGUAGE sql STABLE COST 1000 AS
                $$
                SELECT EXISTS (SELECT FROM item i WHERE i.conversation_id = conversation AND CASE WHEN i.hr_only THEN hr ELSE rest END
                    AND message_words(i.item) @@ to_tsquery('pg_catalog.simple', words))
                OR EXISTS (SELECT FROM outgoing o WHERE o.conversation_id = conversation AND o.by = 'Person' AND CASE WHEN o.hr_only THEN hr ELSE rest END
                    AND message_words(o.content) @@ to_tsquery('pg_catalog.simple', words))
                $$;
            CREATE INDEX ix_item_words ON item USING gin (message_words(item)) WITH (gin_pending_list_limit = 256);
            CREATE INDEX ix_outgoing_words ON outgoing USING gin (message_words(content)) WITH (gin_pending_list_limit = 256) WHERE by = 'Person';
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP INDEX ix_item_words; DROP INDEX ix_outgoing_words; DROP FUNCTION message_said; DROP FUNCTION message_words;");
    }
}
