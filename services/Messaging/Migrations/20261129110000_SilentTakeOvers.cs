using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Messaging.Migrations;

/// <summary>Since when a person has been silent; those who have taken over already begin now. And messages of this month are found by their time.</summary>
[DbContext(typeof(MessagingDbContext))]
[Migration("20261129110000_SilentTakeOvers")]
sealed class SilentTakeOvers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTimeOffset>(name: "person_spoke_at", table: "conversation", type: "timestamp with time zone", nullable: true);
        migrationBuilder.Sql("UPDATE conversation SET person_spoke_at = now() WHERE answered_by = 'Person'");
        migrationBuilder.CreateIndex(name: "ix_conversation_id", table: "conversation", column: "id", filter: "answered_by = 'Person'");
        migrationBuilder.CreateIndex(name: "ix_message_status_sent_at", table: "message_status", column: "sent_at").Annotation("Npgsql:IndexMethod", "brin");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex(name: "ix_message_status_sent_at", table: "message_status");
        migrationBuilder.DropIndex(name: "ix_conversation_id", table: "conversation");
        migrationBuilder.DropColumn(name: "person_spoke_at", table: "conversation");
    }
}
