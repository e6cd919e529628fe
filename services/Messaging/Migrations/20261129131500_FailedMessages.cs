using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Messaging.Migrations;

/// <summary>Messages that did not arrive are found without a look at all of them, and a person's decision on one stands.</summary>
[DbContext(typeof(MessagingDbContext))]
[Migration("20261129131500_FailedMessages")]
sealed class FailedMessages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTimeOffset>(name: "settled_at", table: "outgoing", type: "timestamp with time zone", nullable: true);
        migrationBuilder.CreateIndex(
            name: "ix_outgoing_created_at1", table: "outgoing", column: "created_at",
            filter: "settled_at IS NULL AND (status IN ('Failed', 'Unsettled') OR (status = 'Sent' AND failure IN ('noStatus', 'expired')))");
        migrationBuilder.CreateIndex(name: "ix_message_status_failed_at", table: "message_status", column: "failed_at", filter: "failed_at IS NOT NULL AND rank < 2");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex(name: "ix_message_status_failed_at", table: "message_status");
        migrationBuilder.DropIndex(name: "ix_outgoing_created_at1", table: "outgoing");
        migrationBuilder.DropColumn(name: "settled_at", table: "outgoing");
    }
}
